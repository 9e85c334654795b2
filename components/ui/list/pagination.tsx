import type { Route } from "next";
import { LinkButton } from "../button";

type Props = {
  /** Tells two lists of one page apart. */
  label?: string;
  /** « 50 élèves sur 612 ». */
  summary: string;
  /** Null on the first page. */
  firstHref: Route | null;
  /** Null on the last page. */
  nextHref: Route | null;
};

/** Keyset pages only go forward, or back to the start: they stay exact while the list changes. */
export function Pagination({ label = "Pages de la liste", summary, firstHref, nextHref }: Props) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3 py-3 print:hidden">
      <p className="text-sm text-muted tabular-nums">{summary}</p>
      <div className="flex gap-2">
        {firstHref !== null && <LinkButton href={firstHref}>Premiers</LinkButton>}
        {nextHref !== null && <LinkButton href={nextHref}>Suivants</LinkButton>}
      </div>
    </nav>
  );
}

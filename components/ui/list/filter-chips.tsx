import type { Route } from "next";
import Link from "next/link";
import { Icon } from "../icon";

export type FilterChip = {
  /** Reads as a part of a sentence: « Classe : 4e B », « Jamais activé ». */
  label: string;
  /** The same page without this filter. */
  removeHref: Route;
};

type Props = { chips: readonly FilterChip[]; clearHref: Route };

/** The filters in force, kept in the URL, each with its way out. */
export function FilterChips({ chips, clearHref }: Props) {
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <ul aria-label="Filtres en cours" className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <li key={chip.label} className="flex max-w-full rounded-full border border-line bg-surface">
            <span className="min-w-0 py-1 pl-3 text-sm">{chip.label}</span>
            <Link
              href={chip.removeHref}
              aria-label={`Retirer le filtre ${chip.label}`}
              className="flex items-center rounded-full px-2 text-muted hover:bg-hover hover:text-ink"
            >
              <Icon name="close" className="size-3.5" />
            </Link>
          </li>
        ))}
      </ul>
      {chips.length > 1 && (
        <Link href={clearHref} className="link px-1 text-sm">
          Tout afficher
        </Link>
      )}
    </div>
  );
}

import { type ReactNode, useId } from "react";

export type SummaryLine = { term: string; value: ReactNode };

type Props = { title: string; lines: readonly SummaryLine[]; children?: ReactNode };

/** What has been chosen so far, always in sight. */
export function SummaryPanel({ title, lines, children }: Props) {
  const id = useId();
  return (
    <aside aria-labelledby={id} className="rounded-md border border-line bg-sunken px-4 py-3">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <dl className="mt-2 flex flex-wrap gap-x-6 md:block md:divide-y md:divide-line">
        {lines.map(({ term, value }) => (
          <div key={term} className="flex items-baseline justify-between gap-x-2 py-1 md:gap-x-4 md:py-1.5">
            <dt className="text-muted">{term}</dt>
            <dd className="text-right font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {children && <div className="mt-2 space-y-2 text-sm text-muted">{children}</div>}
    </aside>
  );
}

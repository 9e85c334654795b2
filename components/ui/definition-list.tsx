import type { ReactNode } from "react";

export type Definition = { term: string; value: ReactNode };

/** Facts about one thing, each under its name. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {items.map(({ term, value }) => (
        <div key={term} className="grid gap-x-6 py-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

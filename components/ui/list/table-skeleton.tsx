/** The shape of the list that is coming; it only shows after 300 ms. */
export function TableSkeleton({ rows, columns }: { rows: number; columns: number }) {
  return (
    <div role="status" className="overflow-hidden">
      <span className="sr-only">Chargement de la liste…</span>
      <div aria-hidden="true" className="divide-y divide-line border-b border-line">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="flex h-10 items-center gap-6 px-2">
            {Array.from({ length: columns }, (_, column) => (
              <span key={column} className={`skeleton h-3.5 ${column === 0 ? "w-48 max-w-full" : "w-16"}`} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

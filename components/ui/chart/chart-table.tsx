import { frenchNumber } from "@/lib/french";

export type BarRow = { label: string; values: readonly number[] };

type Props = {
  title: string;
  /** Name of the first column: « Classe ». */
  rowsLabel: string;
  columns: readonly string[];
  /** One value for each column, in the same order. */
  rows: readonly BarRow[];
  /** The last line, in bold. */
  total?: BarRow;
};

/** The figures of a chart, drawn with as few elements as a table has. */
export function ChartTable({ title, rowsLabel, columns, rows, total }: Props) {
  return (
    <details className="text-sm">
      <summary className="w-fit rounded-sm text-accent underline-offset-4 hover:underline">
        Voir le tableau
      </summary>
      <div className="mt-2 overflow-x-auto" role="region" aria-label={`Tableau : ${title}`} tabIndex={0}>
        <table className="chart-table">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{rowsLabel}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.label} row={row} columns={columns} />
            ))}
          </tbody>
          {total && (
            <tfoot>
              <Line row={total} columns={columns} />
            </tfoot>
          )}
        </table>
      </div>
    </details>
  );
}

function Line({ row: { label, values }, columns }: { row: BarRow; columns: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {values.map((value, rank) => (
        <td key={columns[rank]}>{frenchNumber(value)}</td>
      ))}
    </tr>
  );
}

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "../icon";
import { SelectRow, type TableSelection } from "./select-row";

export type Column<Row> = {
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Numbers line up on the right; dates have figures of one width and stay on one line; codes are identifiers. */
  kind?: "number" | "date" | "code";
  /** The link that sorts by this column, and how it is sorted now. */
  sort?: { href: Route; now: "ascending" | "descending" | "none" };
  /** Shown in the last line of the table. */
  total?: ReactNode;
};

type Props<Row> = {
  /** What the table holds, for those who hear it. */
  caption: string;
  /** The first column names the row, usually with a link. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  dense?: boolean;
  selection?: TableSelection<Row>;
};

/**
 * A list drawn on the server: sticky header, and below 640 px of room each row becomes a labelled block.
 * Roles are written out because browsers drop them from a table drawn as blocks.
 */
export function Table<Row>({ caption, columns, rows, rowId, dense = false, selection }: Props<Row>) {
  return (
    <div className="@container">
      <table role="table" className="table" data-dense={dense || undefined}>
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {selection && (
              <th role="columnheader" scope="col" className="table-tick">
                <span className="sr-only">Sélection</span>
              </th>
            )}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowId(row)} role="row">
              {selection && <SelectRow id={rowId(row)} row={row} selection={selection} />}
              {columns.map((column, index) => (
                <BodyCell key={column.id} column={column} row={row} first={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
        {columns.some((column) => column.total !== undefined) && (
          <TotalRow columns={columns} selectable={selection !== undefined} />
        )}
      </table>
    </div>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { sort, label } = column;
  return (
    <th role="columnheader" scope="col" data-kind={column.kind} aria-sort={sort?.now}>
      {sort ? (
        <Link href={sort.href} className="inline-flex items-center gap-1 hover:text-ink">
          {label}
          <Icon name={sortIcons[sort.now]} className="size-3.5" />
        </Link>
      ) : (
        label
      )}
    </th>
  );
}

const sortIcons = { ascending: "sort-up", descending: "sort-down", none: "sort-none" } as const;

function BodyCell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  if (first) {
    return (
      <th role="rowheader" scope="row">
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" data-label={column.label} {...kindOf(column)}>
      {column.cell(row)}
    </td>
  );
}

/** What is absent is not written: an undefined attribute would be sent with every cell. */
const kindOf = ({ kind }: { kind?: string }) => kind && { "data-kind": kind };

function TotalRow<Row>({ columns, selectable }: { columns: readonly Column<Row>[]; selectable: boolean }) {
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        {selectable && <td role="cell" className="table-tick" />}
        {columns.map((column, index) =>
          index === 0 ? (
            <th key={column.id} role="rowheader" scope="row">
              {column.total ?? "Total"}
            </th>
          ) : (
            <td key={column.id} role="cell" data-label={column.label} data-kind={column.kind}>
              {column.total}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}

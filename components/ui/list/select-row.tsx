export type TableSelection<Row> = {
  /** The form that the ticks belong to, which may stand anywhere in the page. */
  formId: string;
  /** Name of the ticks in what is sent. */
  name: string;
  /** Names the row for those who hear the tick: « Sélectionner Chloé Đặng ». */
  label: (row: Row) => string;
};

/** The tick at the head of a row. */
export function SelectRow<Row>({
  id,
  row,
  selection,
}: {
  id: string;
  row: Row;
  selection: TableSelection<Row>;
}) {
  return (
    <td role="cell" className="table-tick">
      <input
        type="checkbox"
        name={selection.name}
        value={id}
        form={selection.formId}
        aria-label={selection.label(row)}
      />
    </td>
  );
}

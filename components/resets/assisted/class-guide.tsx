import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { count, frenchNumber } from "@/lib/french";
import { exclusionReasons, exclusionTexts } from "@/lib/resets/rules/exclusions";

type ClassFacts = { className: string; done: number; pending: number };
type LeftOut = { className: string; name: string; status: string | null; outcome: string | null };

type Props = {
  classes: readonly ClassFacts[];
  leftOut: readonly LeftOut[];
  classless: readonly string[];
};

type Row = ClassFacts & { leftOut: LeftOut[] };

/** The very classes to select in EduConnect, the count to expect of each, and whom to leave there. */
export function ClassGuide({ classes, leftOut, classless }: Props) {
  const rows = classes
    .filter(({ done, pending }) => done + pending > 0)
    .map((row) => ({ ...row, leftOut: leftOut.filter(({ className }) => className === row.className) }));
  const sum = (pick: (row: Row) => number) => frenchNumber(rows.reduce((total, row) => total + pick(row), 0));
  const columns: Column<Row>[] = [
    { id: "class", label: "Classe", cell: ({ className }) => className || "Sans classe", total: "Total" },
    {
      id: "expected",
      label: "À réinitialiser",
      kind: "number",
      cell: ({ done, pending }) => frenchNumber(done + pending),
      total: sum(({ done, pending }) => done + pending),
    },
    {
      id: "left",
      label: "À ne pas sélectionner",
      cell: (row) => <LeftOutOf row={row} classless={classless} />,
    },
    { id: "state", label: "Liste", cell: (row) => <ListState row={row} /> },
  ];
  return (
    <Table
      caption="Classes à sélectionner dans ÉduConnect"
      columns={columns}
      rows={rows}
      rowId={({ className }) => className}
    />
  );
}

function ListState({ row: { done, pending } }: { row: Row }) {
  const figures = `${frenchNumber(done)} / ${frenchNumber(done + pending)}`;
  if (pending === 0) return <Status tone="success">Liste lue&nbsp;: {figures}</Status>;
  return done > 0 ? (
    <Status tone="warning">Liste lue&nbsp;: {figures}</Status>
  ) : (
    <Status tone="neutral">À faire&nbsp;: {figures}</Status>
  );
}

function LeftOutOf({ row, classless }: { row: Row; classless: readonly string[] }) {
  if (row.className === "")
    return (
      <details>
        <summary className="link cursor-pointer">
          Aucun filtre ne les trouve&nbsp;: cherchez-les par leur nom
        </summary>
        <ul className="list-disc pl-5">
          {classless.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </details>
    );
  if (row.leftOut.length === 0) return "Personne : « Sélectionner tous » convient";
  const all = row.done + row.pending + row.leftOut.length;
  return (
    <details>
      <summary className="link cursor-pointer">
        {count(row.leftOut.length, "élève à décocher", "élèves à décocher")} sur {frenchNumber(all)}
      </summary>
      <ul className="list-disc pl-5">
        {row.leftOut.map(({ name, status, outcome }, rank) => (
          <li key={`${name} ${rank}`}>
            {name} <span className="text-muted">({whyOf(status, outcome)})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function whyOf(status: string | null, outcome: string | null): string {
  if (status === null) return "Non choisi pour cette campagne";
  const reason = exclusionReasons.find((known) => known === outcome);
  return reason ? exclusionTexts[reason].label : "Retiré de cette campagne";
}

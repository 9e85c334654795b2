import { ActionForm } from "@/components/ui/action-form";
import { controlLook } from "@/components/ui/form/field-frame";
import { type Column, Table } from "@/components/ui/list/table";
import { settleDoubts } from "@/lib/imports/actions/imports";
import type { ChangeRow, NamedStudent } from "@/lib/imports/rules/preview/change-row";
import { createChoice, ignoreChoice } from "@/lib/imports/rules/preview/choices";
import type { Subject } from "./subject";
import { describeValue } from "@/lib/imports/rules/preview/wording";

type Props = { uai: string; importId: string; subject: Subject; rows: readonly ChangeRow[] };

/** Lines that may speak of several pupils, or of none: ignored as long as nobody has chosen. */
export function DoubtForm({ uai, importId, subject, rows }: Props) {
  return (
    <ActionForm action={settleDoubts} uai={uai} tone="secondary" submitLabel="Enregistrer ces choix">
      <input type="hidden" name="importId" value={importId} />
      <DoubtTable subject={subject} rows={rows} choices />
    </ActionForm>
  );
}

/** The same list; without choices for those who only read. */
export function DoubtTable({
  subject,
  rows,
  choices = false,
}: {
  subject: Subject;
  rows: readonly ChangeRow[];
  choices?: boolean;
}) {
  const columns: Column<ChangeRow>[] = [
    { id: "said", label: "Ce que dit le fichier", cell: (row) => <Said row={row} /> },
    { id: "reason", label: "Ce qui fait douter", cell: ({ doubt }) => doubt ?? "" },
    {
      id: "choice",
      label: "Votre choix",
      cell: (row) =>
        choices ? (
          <ChoiceOf row={row} subject={subject} />
        ) : (
          wordsOf(row, row.choice ?? ignoreChoice, subject)
        ),
    },
    { id: "line", label: "Ligne", kind: "number", cell: ({ seq }) => seq },
  ];
  return <Table caption="Lignes douteuses" columns={columns} rows={rows} rowId={({ seq }) => String(seq)} />;
}

function Said({ row: { record } }: { row: ChangeRow }) {
  if (!record) return "Effacé après l’import";
  const facts = [record.className, record.birthDate && `né(e) le ${describeValue(record.birthDate)}`];
  return (
    <>
      <span className="block">
        {record.lastName} {record.firstName}
      </span>
      <span className="block text-sm font-normal text-muted">{facts.filter(Boolean).join(", ")}</span>
      {record.ine && <span className="block font-mono text-sm font-normal text-muted">INE {record.ine}</span>}
    </>
  );
}

function ChoiceOf({ row, subject }: { row: ChangeRow; subject: Subject }) {
  const chosen = row.choice ?? ignoreChoice;
  const choices = [ignoreChoice, ...row.candidates.map(({ id }) => id), createChoice];
  return (
    <select
      // React forgets a new default value of a list when it empties the form: a new key draws it again.
      key={chosen}
      name="choice"
      aria-label={`Choix pour ${row.record?.lastName ?? ""} ${row.record?.firstName ?? ""}, ligne ${row.seq}`}
      defaultValue={`${row.seq}:${chosen}`}
      className={`${controlLook} min-h-9 min-w-56 py-1.5`}
    >
      {choices.map((choice) => (
        <option key={choice} value={`${row.seq}:${choice}`}>
          {wordsOf(row, choice, subject)}
        </option>
      ))}
    </select>
  );
}

function wordsOf({ candidates }: ChangeRow, choice: string, subject: Subject): string {
  if (choice === ignoreChoice) return "Ignorer cette ligne";
  if (choice === createChoice) return subject.createdChoice;
  const candidate = candidates.find(({ id }) => id === choice);
  return candidate ? `Rapprocher de ${identityOf(candidate)}` : "Rapproché de quelqu’un de connu";
}

function identityOf({ lastName, firstName, className, birthDate }: NamedStudent): string {
  const facts = [className, birthDate && `né(e) le ${describeValue(birthDate)}`].filter(Boolean).join(", ");
  return `${lastName} ${firstName}${facts === "" ? "" : ` (${facts})`}`;
}

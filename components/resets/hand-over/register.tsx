import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { shortDay } from "@/lib/french";
import { handOutSheets } from "@/lib/resets/actions/hand-over";
import type { HandOverState } from "@/lib/resets/rules/hand-over";

export type RegisterLine = {
  studentId: string;
  lastName: string;
  usageName: string | null;
  firstName: string;
  isPrintable: boolean;
  printedAt: Date | null;
  handedOutAt: Date | null;
  handedOutBy: string | null;
  recordedBy: string | null;
  state: HandOverState;
};

type Props = {
  uai: string;
  campaignId: string;
  className: string;
  lines: readonly RegisterLine[];
  /** Who gives the sheets, until told otherwise. */
  giver: string;
  canHandOut: boolean;
  /** Id of the form that a row's reprint belongs to; null when nothing may be printed. */
  printForm: string | null;
};

/** The register of a class, one tick a pupil: large enough for a thumb, and it says names only. */
export function Register({ lines, ...rest }: Props) {
  if (!rest.canHandOut) return <RegisterTable lines={lines} {...rest} ticks={false} />;
  return (
    <ActionForm
      action={handOutSheets}
      uai={rest.uai}
      submitLabel="Enregistrer les remises"
      aside={
        <Button type="submit" name="tous" value="oui">
          Toute la classe a reçu
        </Button>
      }
    >
      <input type="hidden" name="campaignId" value={rest.campaignId} />
      <input type="hidden" name="classe" value={rest.className} />
      <Field
        name="remisPar"
        label="Remises par"
        help="La personne qui donne les feuilles, souvent le professeur principal."
        defaultValue={rest.giver}
        autoComplete="off"
        maxLength={120}
      />
      <RegisterTable lines={lines} {...rest} ticks />
    </ActionForm>
  );
}

type TableProps = Omit<Props, "giver" | "canHandOut"> & { ticks: boolean };

function RegisterTable({ lines, ticks, printForm }: TableProps) {
  const columns: Column<RegisterLine>[] = [
    { id: "name", label: "Élève", cell: (line) => (ticks ? <Tick line={line} /> : nameOf(line)) },
    { id: "state", label: "Feuille", cell: (line) => <SheetWords line={line} /> },
  ];
  if (printForm !== null)
    columns.push({
      id: "gestures",
      label: "Gestes",
      cell: (line) =>
        line.isPrintable && (
          <Button type="submit" form={printForm} name="eleve" value={line.studentId} icon="print">
            Réimprimer<span className="sr-only"> la feuille de {nameOf(line)}</span>
          </Button>
        ),
    });
  return (
    <Table caption="Registre de remise" columns={columns} rows={lines} rowId={({ studentId }) => studentId} />
  );
}

/** Only a printed sheet can be given; the tick made before comes along, so that another page's ticks are left alone. */
function Tick({ line }: { line: RegisterLine }) {
  const given = line.handedOutAt !== null;
  return (
    <label className="flex min-h-8 items-center gap-3">
      {given && <input type="hidden" name="etait" value={line.studentId} />}
      <input
        key={String(given)}
        type="checkbox"
        name="remis"
        value={line.studentId}
        defaultChecked={given}
        disabled={line.printedAt === null}
        className="size-5 shrink-0 accent-accent"
      />
      {nameOf(line)}
    </label>
  );
}

export function nameOf({ lastName, usageName, firstName }: RegisterLine): string {
  return `${usageName ?? lastName} ${firstName}`;
}

const tones = {
  HANDED_OUT: "success",
  LATE: "danger",
  TO_HAND_OUT: "warning",
  TO_PRINT: "info",
  NOT_REPLACED: "danger",
  NOTHING: "neutral",
} as const;

function SheetWords({ line }: { line: RegisterLine }) {
  const { state, printedAt, handedOutAt, handedOutBy } = line;
  const printed = printedAt && shortDay(printedAt);
  const words: Record<HandOverState, string> = {
    HANDED_OUT: `Remise le ${handedOutAt && shortDay(handedOutAt)}, par ${handedOutBy}`,
    LATE: `Imprimée le ${printed}, toujours pas remise`,
    TO_HAND_OUT: `Imprimée le ${printed}, à remettre`,
    TO_PRINT: "À imprimer",
    NOT_REPLACED: "Remplacement échoué : le mot de passe de la feuille perdue reste valable",
    NOTHING: "Plus rien à imprimer",
  };
  return <Status tone={tones[state]}>{words[state]}</Status>;
}

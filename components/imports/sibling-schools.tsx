import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { AutoRefresh } from "@/components/ui/auto-refresh";
import { type Column, Table } from "@/components/ui/list/table";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { count, frenchNumber } from "@/lib/french";
import { applyTogether } from "@/lib/imports/actions/together";
import type { SetSchool } from "@/lib/imports/rules/people/siblings";
import type { ImportStatus } from "@/lib/imports/rules/preview/lifecycle";
import type { ImportCounts, ImportFormat } from "@/lib/imports/rules/preview/stored-shapes";
import { describeImport } from "@/lib/imports/rules/preview/summary";
import { importWords } from "./import-words";

type Sibling = {
  id: string;
  status: ImportStatus;
  format: ImportFormat | null;
  counts: ImportCounts;
  refusal: string | null;
  canApply: boolean;
};

/** `sibling` is null while nothing is prepared, or once it is swept; `isHeld` whether the reader’s role reaches it. */
export type SiblingSchool = SetSchool & { isHeld: boolean; sibling: Sibling | null };

type Props = {
  uai: string;
  importId: string;
  schools: readonly SiblingSchool[];
  /** Whether this school’s own import waits too. */
  here: boolean;
  canMake: boolean;
};

/** The imports of the same set in the reader’s other schools, and the gesture that applies them all. */
export function SiblingSchools({ uai, importId, schools, here, canMake }: Props) {
  const columns: Column<SiblingSchool>[] = [
    { id: "school", label: "Établissement", cell: nameOf },
    { id: "people", label: "Personnes du lot", kind: "number", cell: ({ people }) => frenchNumber(people) },
    { id: "status", label: "État", cell: stateOf },
    { id: "result", label: "Résultat", cell: resultOf },
  ];
  const ready = schools.flatMap(({ uai: school, sibling }) =>
    sibling?.canApply ? [`${school}:${sibling.id}`] : [],
  );
  const isMoving = schools.some(
    ({ sibling }) => sibling?.status === "RECEIVED" || sibling?.status === "APPLYING",
  );
  return (
    <Section
      title="Autres établissements de ce lot"
      sentence="Le même fichier y est prêt à importer : chaque établissement a son aperçu, et s’applique en entier ou pas du tout."
    >
      {isMoving && <AutoRefresh />}
      <Table
        caption="Imports du même lot dans vos autres établissements"
        columns={columns}
        rows={schools}
        rowId={(school) => school.uai}
      />
      {canMake && ready.length > 0 && (
        <div className="mt-6">
          <ActionForm
            action={applyTogether}
            uai={uai}
            tone="secondary"
            submitLabel={`Appliquer dans ${inSchools(ready.length + (here ? 1 : 0))}`}
          >
            <input type="hidden" name="importId" value={importId} />
            {ready.map((value) => (
              <input key={value} type="hidden" name="sibling" value={value} />
            ))}
            <p className="max-w-text text-muted">
              {here ? "Celui-ci compris. " : ""}Les lignes douteuses sans choix sont ignorées et aucun départ
              non coché n’est appliqué. Le refus d’un établissement n’arrête pas les autres.
            </p>
          </ActionForm>
        </div>
      )}
    </Section>
  );
}

const inSchools = (schools: number) =>
  schools === 1 ? "un autre établissement" : `les ${count(schools, "établissement")}`;

function nameOf({ uai, name, isHeld, sibling }: SiblingSchool) {
  const label = `${name} (${uai})`;
  return isHeld && sibling ? (
    <Link href={`/e/${uai}/imports/${sibling.id}`} className="link">
      {label}
    </Link>
  ) : (
    label
  );
}

function stateOf({ isHeld, sibling }: SiblingSchool) {
  if (!isHeld) return <Status tone="neutral">Hors de votre périmètre</Status>;
  if (!sibling) return <Status tone="neutral">Aucun import</Status>;
  const { label, tone } = importWords[sibling.status];
  return <Status tone={tone}>{label}</Status>;
}

function resultOf({ isHeld, sibling }: SiblingSchool) {
  if (!isHeld) return "Votre rôle n’y permet pas, ou plus, d’importer : rien n’y est appliqué en votre nom.";
  if (!sibling) return "Déposez-y le même fichier.";
  return sibling.refusal ?? describeImport(sibling);
}

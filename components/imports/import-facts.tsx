import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { Status } from "@/components/ui/status";
import { count, frenchMoment, frenchNumber } from "@/lib/french";
import type { ImportStatus } from "@/lib/imports/rules/preview/lifecycle";
import type { ImportCounts, ImportFacts, ImportFormat } from "@/lib/imports/rules/preview/stored-shapes";
import { describeFormat, frenchDate } from "@/lib/imports/rules/preview/wording";
import { schoolYearLabel } from "@/lib/imports/rules/school-year";
import { importWords } from "./import-words";

export type ImportIdentity = {
  status: ImportStatus;
  fileName: string;
  fileSize: number;
  sha256: string | null;
  format: ImportFormat | null;
  facts: ImportFacts;
  counts: ImportCounts;
  createdAt: Date;
  createdByName: string;
  appliedAt: Date | null;
};

const encodings: Record<string, string> = {
  "utf-8": "UTF-8",
  "windows-1252": "Windows-1252",
  "iso-8859-15": "ISO-8859-15",
};

/** What the file is, where it comes from and what became of it. */
export function ImportFactsList({ imported }: { imported: ImportIdentity }) {
  const { label, tone } = importWords[imported.status];
  const state = { term: "État", value: <Status tone={tone}>{label}</Status> };
  return <DefinitionList items={[state, ...originOf(imported), ...historyOf(imported)]} />;
}

function originOf({ format, facts }: ImportIdentity): Definition[] {
  const year = facts.schoolYear;
  const found = [
    { term: "Contenu", value: describeFormat(format) },
    { term: "Établissement", value: facts.uai },
    { term: "Année scolaire", value: year ? schoolYearLabel(year) : null },
    { term: "Exporté le", value: facts.exportedOn && frenchDate(facts.exportedOn) },
    { term: "Encodage", value: facts.encoding && (encodings[facts.encoding] ?? facts.encoding) },
  ];
  return found.flatMap(({ term, value }) => (value ? [{ term, value }] : []));
}

function historyOf(imported: ImportIdentity): Definition[] {
  const { counts, createdAt, createdByName, appliedAt, fileSize, sha256 } = imported;
  const items: Definition[] = [
    { term: "Envoyé", value: `le ${frenchMoment(createdAt)}, par ${createdByName}` },
    { term: "Taille", value: `${frenchNumber(Math.ceil(fileSize / 1000))} ko` },
  ];
  if (appliedAt) items.push({ term: "Appliqué", value: `le ${frenchMoment(appliedAt)}` });
  if (counts.applied) items.push({ term: "Résultat", value: describeApplied(counts.applied) });
  if (sha256) {
    const print = <span className="font-mono text-sm break-all">{sha256}</span>;
    items.push({ term: "Empreinte SHA-256", value: print });
  }
  return items;
}

function describeApplied({
  added,
  changed,
  gone,
  ignored,
  purged,
}: NonNullable<ImportCounts["applied"]>): string {
  const done = [
    count(added, "ajout"),
    count(changed, "modification"),
    count(gone, "départ"),
    count(ignored, "ligne douteuse ignorée", "lignes douteuses ignorées"),
    ...(purged > 0
      ? [count(purged, "mot de passe provisoire effacé", "mots de passe provisoires effacés")]
      : []),
  ];
  return done.join(", ");
}

import { count } from "@/lib/french";
import type { ListPupil, ListRecord } from "./matching";
import { type ListReport, listMissing, type Taking } from "./report";
import { maxDoubts } from "./choices";
import { describeDoubt, describeUnexpected } from "./words";

/** Names of one kind that a page shows. */
const namesShown = 200;

export type NamedLine = { line: number; who: string; className: string | null; why: string };
export type DoubtView = NamedLine & {
  identifier: string | null;
  candidates: { studentId: string; label: string }[];
};

type KnownPupil = ListPupil & { status: string | null; itemClass: string | null };

export type SortedFacts = {
  mark: string;
  records: readonly ListRecord[];
  unusable: readonly { line: number; who: string; sentence: string }[];
  report: ListReport;
  pupils: ReadonlyMap<string, KnownPupil>;
};

export type ListView = {
  state: "sorted";
  mark: string;
  /** Lines read, each counted in one of the groups below. */
  total: number;
  matched: number;
  classes: { className: string; read: number; expected: number }[];
  identified: number;
  already: number;
  repeated: number;
  renewed: string[];
  missing: string[];
  missingCount: number;
  elsewhere: { className: string; count: number }[];
  doubtful: DoubtView[];
  hiddenDoubts: number;
  unexpected: NamedLine[];
  unexpectedCount: number;
  unusable: NamedLine[];
  unusableCount: number;
  warnings: string[];
};

/** The report as a page shows it: names, classes and reasons, and no password. */
export function viewOf({ mark, records, unusable, report, pupils }: SortedFacts): ListView {
  const lines = new Map(records.map((record) => [record.line, record]));
  const expected = [...pupils.values()].filter(({ status }) => status === "PENDING");
  const { missing, elsewhere } = listMissing(
    expected.map(({ id, itemClass }) => ({ studentId: id, className: itemClass })),
    report,
    (id) => pupils.get(id)?.itemClass ?? null,
  );
  const nameOf = ({ studentId }: { studentId: string }) => fullName(pupils.get(studentId));
  const unexpected = report.unexpected.map(({ line, reason, studentId }) => ({
    ...namedLine(lines.get(line), studentId === null ? undefined : pupils.get(studentId)),
    why: describeUnexpected(reason),
  }));
  return {
    state: "sorted",
    mark,
    total: records.length + unusable.length,
    matched: report.matched.length,
    classes: countClasses(report.matched, expected, pupils),
    identified: report.matched.filter(({ identifier }) => identifier !== null).length,
    already: report.already.length,
    repeated: report.repeated.length,
    renewed: report.renewed.map(nameOf),
    missing: missing.slice(0, namesShown).map(nameOf),
    missingCount: missing.length,
    elsewhere: elsewhere.map(({ className, count: size }) => ({
      className: classLabel(className),
      count: size,
    })),
    doubtful: report.doubtful.slice(0, maxDoubts).map((doubt) => ({
      ...namedLine(lines.get(doubt.line), undefined),
      identifier: lines.get(doubt.line)?.identifier ?? null,
      why: describeDoubt(doubt.reason),
      candidates: doubt.candidates.map((taking) => candidateOf(taking, pupils.get(taking.studentId))),
    })),
    hiddenDoubts: Math.max(report.doubtful.length - maxDoubts, 0),
    unexpected: unexpected.slice(0, namesShown),
    unexpectedCount: unexpected.length,
    unusable: unusable
      .slice(0, namesShown)
      .map(({ line, who, sentence }) => ({ line, who, className: null, why: sentence })),
    unusableCount: unusable.length,
    warnings: warningsOf(records, report),
  };
}

function countClasses(
  matched: readonly Taking[],
  expected: readonly KnownPupil[],
  pupils: ReadonlyMap<string, KnownPupil>,
): ListView["classes"] {
  const read = new Map<string, number>();
  for (const { studentId } of matched) {
    const name = classLabel(pupils.get(studentId)?.itemClass ?? null);
    read.set(name, (read.get(name) ?? 0) + 1);
  }
  const order = new Intl.Collator("fr", { numeric: true });
  return [...read]
    .map(([className, size]) => ({
      className,
      read: size,
      expected: expected.filter(({ itemClass }) => classLabel(itemClass) === className).length,
    }))
    .sort((one, other) => order.compare(one.className, other.className));
}

const classLabel = (className: string | null) => className ?? "Sans classe";

function fullName(named: Pick<ListPupil, "lastName" | "firstName"> | undefined): string {
  return named ? `${named.lastName} ${named.firstName}` : "";
}

/** Whom a line speaks of: the pupil it was matched with, or its own words. */
function namedLine(record: ListRecord | undefined, pupil: KnownPupil | undefined): Omit<NamedLine, "why"> {
  const { line = 0, className = null } = record ?? {};
  return {
    line,
    who: pupil ? fullName(pupil) : writtenName(record),
    className: pupil ? pupil.className : className,
  };
}

function writtenName(record: ListRecord | undefined): string {
  const name = [record?.lastName, record?.firstName].filter(Boolean).join(" ");
  return [name, record?.identifier, record?.ine].find(Boolean) ?? "Sans nom";
}

function candidateOf({ studentId, identifier }: Taking, pupil: KnownPupil | undefined) {
  const replaced = identifier !== null && pupil?.identifier ? `, identifiant ${identifier} désormais` : "";
  const known = pupil?.status === "DONE" ? ", déjà lu : remplacer son mot de passe" : "";
  const label = `C’est ${fullName(pupil)} (${classLabel(pupil?.className ?? null)}${replaced}${known})`;
  return { studentId, label };
}

function warningsOf(records: readonly ListRecord[], report: ListReport): string[] {
  const isKnown = report.unexpected.some(({ reason }) => reason !== "UNKNOWN");
  const sorted = [report.matched, report.already, report.renewed, report.doubtful].some(
    ({ length }) => length > 0,
  );
  const warnings: string[] = [];
  if (records.length > 0 && !sorted && !isKnown)
    warnings.push(
      "Aucune ligne ne correspond à un élève de l’établissement : c’est sans doute la liste d’un autre établissement, ou une colonne mal choisie.",
    );
  if (records.length > 2 && new Set(records.map(({ password }) => password)).size === 1)
    warnings.push(
      "Tous les mots de passe de la liste sont les mêmes : vérifiez que la bonne colonne est choisie.",
    );
  if (report.doubtful.length > maxDoubts)
    warnings.push(
      `${count(report.doubtful.length, "ligne est douteuse", "lignes sont douteuses")} : vérifiez les colonnes plutôt que les élèves.`,
    );
  return warnings;
}

import {
  identifierKey,
  indexPupils,
  type ListPupil,
  type ListRecord,
  type MatchDoubt,
  matchLine,
} from "./matching";

export type DoubtReason = MatchDoubt | "TWICE" | "IDENTIFIER_TWICE";

export type UnexpectedReason =
  "UNKNOWN" | "NOT_CHOSEN" | "EXCLUDED" | "OTHER_CAMPAIGN" | "WITHHELD" | "LEFT" | "CANCELLED";

/** Where a pupil stands in the campaign whose list is read. `READ` holds a password of it already, or held one. */
export type Standing = "EXPECTED" | "READ" | Exclude<UnexpectedReason, "UNKNOWN">;

/** A password to seal for a pupil, and the identifier to keep when the account has none or another. */
export type Taking = { line: number; studentId: string; identifier: string | null };

/** What a list says of a campaign, line by line, each line once; it holds no password. */
export type ListReport = {
  matched: Taking[];
  /** Sealed before, with this very password. */
  already: { line: number; studentId: string }[];
  /** Sealed before with another password: the list may be newer, or older. */
  renewed: Taking[];
  doubtful: { line: number; reason: DoubtReason; candidates: Taking[] }[];
  /** Never sealed, whatever one answers. */
  unexpected: { line: number; reason: UnexpectedReason; studentId: string | null }[];
  /** Lines that say again, word for word, what a line above said. */
  repeated: number[];
};

export type ListContext = {
  pupils: readonly ListPupil[];
  standingOf: (studentId: string) => Standing;
  /** True when the password kept for this pupil by this campaign is that one. */
  isKept: (studentId: string, password: string) => boolean;
};

type Found = { record: ListRecord; pupil: ListPupil; standing: "EXPECTED" | "READ" };

/** Sorts the lines of a list: the same code draws the report and decides what is sealed. */
export function sortList(records: readonly ListRecord[], context: ListContext): ListReport {
  const report: ListReport = {
    ...{ matched: [], already: [], renewed: [], doubtful: [], unexpected: [], repeated: [] },
  };
  const index = indexPupils(context.pupils);
  const found: Found[] = [];
  for (const record of records) {
    const match = matchLine(record, index);
    if (match.kind === "found") placeFound(record, match.pupil, context, { found, report });
    else if (match.kind === "doubtful") placeDoubt(record, match, context, report);
    else report.unexpected.push({ line: record.line, reason: "UNKNOWN", studentId: null });
  }
  const single = keepSingle(found, report);
  for (const each of keepOwnIdentifiers(single, report)) placeSingle(each, context, report);
  return report;
}

function placeFound(
  record: ListRecord,
  pupil: ListPupil,
  { standingOf }: ListContext,
  { found, report }: { found: Found[]; report: ListReport },
): void {
  const standing = standingOf(pupil.id);
  if (standing === "EXPECTED" || standing === "READ") found.push({ record, pupil, standing });
  else report.unexpected.push({ line: record.line, reason: standing, studentId: pupil.id });
}

/** A doubt between pupils who are all outside the campaign is none: no answer would seal anything. */
function placeDoubt(
  record: ListRecord,
  { reason, candidates }: { reason: DoubtReason; candidates: readonly ListPupil[] },
  { standingOf }: ListContext,
  report: ListReport,
): void {
  const possible = candidates.filter(({ id }) => ["EXPECTED", "READ"].includes(standingOf(id)));
  const [first] = candidates;
  if (possible.length > 0) {
    const { line } = record;
    report.doubtful.push({ line, reason, candidates: possible.map((pupil) => takingOf(record, pupil)) });
  } else if (first) {
    const standing = standingOf(first.id);
    const isOutside = standing !== "EXPECTED" && standing !== "READ";
    report.unexpected.push({
      line: record.line,
      reason: isOutside ? standing : "UNKNOWN",
      studentId: candidates.length === 1 ? first.id : null,
    });
  }
}

/** One line a pupil: the same said twice is kept once, two that differ are left to a choice. */
function keepSingle(found: readonly Found[], report: ListReport): Found[] {
  return [...groupBy(found, ({ pupil }) => pupil.id).values()].flatMap((lines) => {
    const distinct = lines.filter(
      (line, rank) => lines.findIndex((other) => saysTheSame(other, line)) === rank,
    );
    report.repeated.push(
      ...lines.filter((line) => !distinct.includes(line)).map(({ record }) => record.line),
    );
    if (distinct.length === 1) return distinct;
    pushDoubts(distinct, "TWICE", report);
    return [];
  });
}

const saysTheSame = ({ record: one }: Found, { record: other }: Found) =>
  one.password === other.password && one.identifier === other.identifier;

/** An identifier given to two pupils is right for one of them at most. */
function keepOwnIdentifiers(found: readonly Found[], report: ListReport): Found[] {
  const holders = groupBy(found, ({ record }) => record.identifier && identifierKey(record.identifier));
  return [...holders].flatMap(([identifier, lines]) => {
    if (identifier === null || lines.length === 1) return lines;
    pushDoubts(lines, "IDENTIFIER_TWICE", report);
    return [];
  });
}

function pushDoubts(lines: readonly Found[], reason: DoubtReason, report: ListReport): void {
  for (const { record, pupil } of lines)
    report.doubtful.push({ line: record.line, reason, candidates: [takingOf(record, pupil)] });
}

function placeSingle({ record, pupil, standing }: Found, { isKept }: ListContext, report: ListReport): void {
  if (standing === "EXPECTED") report.matched.push(takingOf(record, pupil));
  else if (isKept(pupil.id, record.password)) report.already.push({ line: record.line, studentId: pupil.id });
  else report.renewed.push(takingOf(record, pupil));
}

function takingOf({ line, identifier }: ListRecord, pupil: ListPupil): Taking {
  const isKnown =
    identifier === null ||
    (pupil.identifier !== null && identifierKey(pupil.identifier) === identifierKey(identifier));
  return { line, studentId: pupil.id, identifier: isKnown ? null : identifier };
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const held = groups.get(keyOf(item));
    if (held) held.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

export type ExpectedPupil = { studentId: string; className: string | null };

/**
 * The pupils still expected whom the list does not name, in the classes that it speaks of; `elsewhere` counts the
 * classes it says nothing of. A pupil whom a doubt may be about is not missing.
 */
export function listMissing(
  expected: readonly ExpectedPupil[],
  { matched, doubtful, already, renewed }: ListReport,
  classOf: (studentId: string) => string | null,
): { missing: ExpectedPupil[]; elsewhere: { className: string | null; count: number }[] } {
  const candidates = doubtful.flatMap((doubt) => doubt.candidates);
  const named = [...matched, ...already, ...renewed, ...candidates].map(({ studentId }) => studentId);
  const classes = new Set(named.map(classOf));
  const namedOnes = new Set(named);
  const absent = expected.filter(({ studentId }) => !namedOnes.has(studentId));
  const others = groupBy(
    absent.filter(({ className }) => !classes.has(className)),
    ({ className }) => className,
  );
  return {
    missing: absent.filter(({ className }) => classes.has(className)),
    elsewhere: [...others].map(([className, pupils]) => ({ className, count: pupils.length })),
  };
}

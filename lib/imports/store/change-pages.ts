import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { type Profile, profileNames } from "@/lib/accounts/rules/profiles";
import { storedPerson } from "../rules/people/person-change";
import { storedRightsLine } from "../rules/rights/line";
import type { StudentRecord } from "../rules/student-record";
import type { ChangeKind, ChangeRow, NamedStudent } from "../rules/preview/change-row";
import { describeDoubt, doubtReasons, type DoubtReason } from "../rules/doubts";
import { storedDifference, storedRecord } from "../rules/preview/stored-shapes";

export type ChangeQuery = {
  importId: string;
  /** All kinds when null. */
  kind: ChangeKind | null;
  /** Only the lines that change this field. */
  field?: string | null;
  /** Only the lines of this doubt. */
  doubt?: DoubtReason | null;
  after: number;
  limit: number;
};

function linesOf(scope: Scope, { importId, kind, field, doubt }: ChangeQuery): Prisma.ImportChangeWhereInput {
  return {
    uai: { in: [...scope] },
    importId,
    ...(kind && { kind }),
    ...(field && { differences: { array_contains: [{ field }] } }),
    ...(doubt && { doubt }),
    // Of people found unchanged, a line is kept only to say that their feed still holds them.
    NOT: { kind: "CHANGED", differences: { equals: [] } },
  };
}

/** Lines of a preview in the order of the file, each with the pupils it speaks of. */
export async function listChanges(tx: Transaction, scope: Scope, query: ChangeQuery): Promise<ChangeRow[]> {
  const rows = await tx.importChange.findMany({
    where: { ...linesOf(scope, query), seq: { gt: query.after } },
    orderBy: { seq: "asc" },
    take: query.limit,
  });
  const ids = rows.flatMap(({ studentId, accountId, candidates }) =>
    [studentId, accountId, ...candidates].filter((id) => id !== null),
  );
  const byId = new Map([...(await findNames(tx, scope, ids)), ...(await findAccountNames(tx, scope, ids))]);
  return rows.map(({ seq, kind, record, differences, doubt, choice, candidates, ...line }) => {
    const reason = doubtReasons.find((known) => known === doubt);
    return {
      seq,
      kind,
      choice,
      record: record === null ? null : recordOf(record),
      student: byId.get(line.studentId ?? line.accountId ?? "") ?? namedLine(seq, record),
      differences: storedDifference.array().parse(differences),
      doubt: reason ? describeDoubt(reason) : null,
      candidates: candidates.flatMap((id) => byId.get(id) ?? []),
    };
  });
}

export function countLines(tx: Transaction, scope: Scope, query: ChangeQuery): Promise<number> {
  return tx.importChange.count({ where: linesOf(scope, query) });
}

async function findNames(
  tx: Transaction,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedStudent>> {
  const students = await tx.studentAccount.findMany({
    where: { uai: { in: [...scope] }, id: { in: [...new Set(ids)] } },
    select: { id: true, lastName: true, firstName: true, className: true, birthDate: true },
  });
  return new Map(students.map((student) => [student.id, student]));
}

/** A line of people is shown in the same tables: what stands for a class is the profile, then the classes. */
function recordOf(record: Prisma.JsonValue): StudentRecord {
  const right = storedRightsLine.safeParse(record);
  if (right.success)
    return { line: right.data.line, lastName: right.data.label, firstName: "", className: right.data.detail };
  const person = storedPerson.safeParse(record);
  if (!person.success) return storedRecord.parse(record);
  const { line, lastName, usageName, firstName, birthDate, ine, login, email } = person.data;
  const className = placeOf(person.data);
  return { line, lastName, usageName, firstName, birthDate, ine, className, identifier: login ?? email };
}

/** A line of rights names what it speaks of by itself. */
function namedLine(seq: number, record: Prisma.JsonValue): NamedStudent | null {
  const { success, data } = storedRightsLine.safeParse(record);
  return success
    ? { id: String(seq), lastName: data.label, firstName: "", className: data.detail, birthDate: null }
    : null;
}

function placeOf({
  profile,
  functions = [],
  classes = [],
}: {
  profile?: Profile | null | undefined;
  functions?: readonly string[] | undefined;
  classes?: readonly string[] | undefined;
}): string | null {
  const words = [...(profile ? [profileNames[profile]] : functions), ...classes.slice(0, 3)];
  return words.length === 0 ? null : words.join(" · ");
}

async function findAccountNames(
  tx: Transaction,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedStudent>> {
  const accounts = await tx.entAccount.findMany({
    where: { uai: { in: [...scope] }, id: { in: [...new Set(ids)] } },
    select: {
      id: true,
      lastName: true,
      firstName: true,
      birthDate: true,
      profile: true,
      functions: true,
      classes: true,
    },
  });
  return new Map(
    accounts.map(({ profile, functions, classes, ...account }) => [
      account.id,
      { ...account, className: placeOf({ profile, functions, classes }) },
    ]),
  );
}

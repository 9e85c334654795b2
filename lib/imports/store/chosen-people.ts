import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { AccountSource } from "@/lib/accounts/rules/account";
import type { Held } from "../rules/people/clashes";
import { storedPerson } from "../rules/people/person-change";
import type { PersonRecord } from "../rules/people/person-record";
import type { OfImport } from "./changes";

const batchLength = 500;
const bareLength = 5_000;

export type ChosenLine = {
  seq: number;
  kind: "NEW" | "CHANGED" | "DOUBTFUL";
  accountId: string | null;
  choice: string | null;
};

export type ChosenPerson = ChosenLine & { record: PersonRecord };

const chosen = {
  OR: [{ kind: { in: ["NEW", "CHANGED"] } }, { kind: "DOUBTFUL", choice: { not: null } }],
} satisfies Prisma.ImportChangeWhereInput;

/** The lines of people that are to be applied, batch after batch in the order of the file. */
export async function* listChosenPeople(
  tx: Transaction,
  { uai, id }: OfImport,
): AsyncGenerator<ChosenPerson[]> {
  for (let after = 0; ;) {
    const rows = await tx.importChange.findMany({
      where: { uai, importId: id, seq: { gt: after }, ...chosen },
      orderBy: { seq: "asc" },
      take: batchLength,
      select: { seq: true, kind: true, accountId: true, record: true, choice: true },
    });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.flatMap(({ kind, record, ...row }) =>
      kind === "GONE" ? [] : [{ ...row, kind, record: storedPerson.parse(record) }],
    );
    after = last.seq;
  }
}

export type BareLine = ChosenLine & { login: string | null; sourceId: string | null };

/** The same lines, with the numbers that they say and nothing else. */
export async function* listBareLines(tx: Transaction, { uai, id }: OfImport): AsyncGenerator<BareLine[]> {
  for (let after = 0; ;) {
    const rows = await tx.$queryRaw<BareLine[]>`
      select seq, kind::text as kind, account_id as "accountId", choice, nullif(record ->> 'login', '') as login,
        nullif(record ->> 'sourceId', '') as "sourceId"
      from import_change
      where uai = ${uai} and import_id = ${id}::uuid and seq > ${after}
        and (kind in ('NEW', 'CHANGED') or (kind = 'DOUBTFUL' and choice is not null))
      order by seq limit ${bareLength}`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.seq;
  }
}

/** What the accounts of the school hold that only one may hold. */
export async function findHeld(tx: Transaction, uai: string, source: AccountSource): Promise<Held> {
  return {
    logins: await tx.$queryRaw<Held["logins"][number][]>`
      select id as "accountId", login from ent_account where uai = ${uai} and login is not null`,
    sourceIds: await tx.$queryRaw<Held["sourceIds"][number][]>`
      select account_id as "accountId", source_id as "sourceId" from account_origin
      where uai = ${uai} and source = ${source}::"AccountSource" and source_id is not null`,
  };
}

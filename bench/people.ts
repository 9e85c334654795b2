import { listSchoolAccounts } from "@/lib/accounts/facts";
import { absoluteEnd, guestPolicyOf } from "@/lib/guests/rules/policy";
import { evaluateSchool } from "@/lib/hygiene/rules/evaluate";
import { administratorPolicyOf } from "@/lib/hygiene/rules/policy";
import type { Account } from "@/lib/accounts/rules/account";
import { parisDay } from "@/lib/paris-day";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { apply, makeDesk, preview } from "@/tests/integration/imports/desk";
import { aafZip } from "@/tests/integration/people/files";
import { withDatabase } from "./bench-database";
import { compare, ownPeakMb, type Row, takeTurns, timed } from "./measure";
import { drawPeople, peopleImportRows } from "./people-import";
import { peopleListRows } from "./people-list";

const rulesSize = 3_000;

/** Every rule on a school of 3,000 accounts already read; beside it, reading them. */
async function timeRules(): Promise<{ ours: number; theirs: number }> {
  const desk = await makeDesk("RUPN");
  await apply(desk, await preview(desk, aafZip(desk.uai, drawPeople(rulesSize))));
  let accounts: Account[] = [];
  const theirs = await timed(async () => {
    accounts = await inTransaction(scopeOf([desk.uai]), (tx) => listSchoolAccounts(tx, desk.uai));
  });
  const now = new Date();
  const school = {
    ...{
      today: parisDay(now),
      absoluteEnd: absoluteEnd(now),
      guestPolicy: guestPolicyOf({}),
      dayOf: parisDay,
    },
    ...{
      administratorPolicy: administratorPolicyOf({}),
      importedOn: { AAF: parisDay(now) },
      holders: new Set<string>(),
    },
    // One in three is a guest, one in three an administrator: every rule has work.
    accounts: accounts.map((account, rank) => ({
      ...account,
      isAdministrator: rank % 3 === 0,
      guest: rank % 3 === 1 ? guestOf(rank) : null,
    })),
  };
  const ours = await timed(() => Promise.resolve(evaluateSchool(school)));
  return { ours, theirs };
}

const guestOf = (rank: number): NonNullable<Account["guest"]> => ({
  ...{ endsOn: rank % 2 === 0 ? "2026-01-31" : null, sponsorId: null, sponsorName: null, sponsorEmail: null },
  ...{ sponsorStatus: null, reason: null, mailboxReason: null },
});

export async function peopleSuite(runs: number): Promise<Row[]> {
  return withDatabase(async (migrationUrl) => {
    // What an import became is asked past row-level security, as its tests do.
    process.env["MIGRATION_DATABASE_URL"] = migrationUrl;
    const imports = await peopleImportRows(runs);
    const rules = await takeTurns(runs, timeRules);
    const peakMb = ownPeakMb();
    return [
      ...imports,
      compare({ suite: "people", row: "people-rules-3000", against: "reading-them", peakMb }, rules),
      ...(await peopleListRows(runs, migrationUrl)),
    ];
  });
}

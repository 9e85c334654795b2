import { randomInt } from "node:crypto";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import { absoluteEnd, guestPolicyOf } from "@/lib/guests/rules/policy";
import { evaluateSchool } from "@/lib/hygiene/rules/evaluate";
import { administratorPolicyOf } from "@/lib/hygiene/rules/policy";
import type { Account } from "@/lib/accounts/rules/account";
import { parisDay } from "@/lib/paris-day";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { boyNames, girlNames, lastNames } from "@/scripts/sample/names";
import { apply, makeDesk, preview, stored } from "@/tests/integration/imports/desk";
import { aafZip, type Fed } from "@/tests/integration/people/files";
import { withDatabase } from "./bench-database";
import { compare, heldMb, ownPeakMb, type Row, takeTurns, timed } from "./measure";
import { peopleListRows } from "./people-list";

const sizes = { import: 10_000, small: 1_000, rules: 3_000 };
/** The set is written in ISO-8859-1. */
const isLatin = (name: string) => /^[\u0020-\u00FF]+$/.test(name);
const firstNames = [...girlNames, ...boyNames].filter(isLatin);
const familyNames = lastNames.filter(isLatin);
const drawn = (names: readonly string[]) => names[randomInt(names.length)] ?? "";
const functions = ["ENS", "ENS", "ENS", "EDU", "DIR", "DOC", "ADM", "LAB"];

function drawPeople(count: number): Fed[] {
  return Array.from({ length: count }, (_, rank) => ({
    id: String(10_000 + rank),
    sn: drawn(familyNames).toUpperCase(),
    givenName: drawn(firstNames),
    born: `${String((rank % 28) + 1).padStart(2, "0")}/0${(rank % 9) + 1}/${1950 + (rank % 60)}`,
    mail: `p${rank}@ac-toulouse.fr`,
    functions: [drawn(functions)],
  }));
}

/** An AAF set, sent, read, previewed and applied by the doors; beside it, ten times one a tenth as large. */
async function timeImport(count: number): Promise<number> {
  const desk = await makeDesk("RUPN");
  const file = aafZip(desk.uai, drawPeople(count));
  return timed(async () => {
    const id = await preview(desk, file);
    await apply(desk, id);
    const { status, refusal } = await stored(id);
    if (status !== "APPLIED") throw new Error(`The import is ${status}: ${refusal ?? ""}`);
  });
}

/** Every rule on a school of 3,000 accounts already read; beside it, reading them. */
async function timeRules(): Promise<{ ours: number; theirs: number }> {
  const desk = await makeDesk("RUPN");
  await apply(desk, await preview(desk, aafZip(desk.uai, drawPeople(sizes.rules))));
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
    const held = heldMb();
    const imports = await takeTurns(runs, async () => ({
      theirs: (await timeImport(sizes.small)) * (sizes.import / sizes.small),
      ours: await timeImport(sizes.import),
    }));
    const peakMb = ownPeakMb();
    const rules = await takeTurns(runs, timeRules);
    return [
      {
        ...compare({ suite: "people", row: "people-import-10k", against: "ten-of-1000", peakMb }, imports),
        growthMb: peakMb - held,
      },
      compare({ suite: "people", row: "people-rules-3000", against: "reading-them", peakMb }, rules),
      ...(await peopleListRows(runs, migrationUrl)),
    ];
  });
}

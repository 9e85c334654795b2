import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountsCsv, guestsCsv } from "@/lib/accounts/rules/export";
import type { Account } from "@/lib/accounts/rules/account";
import { bytesOf } from "@/lib/files/byte-source";
import { cleanText } from "@/lib/files/text-cleaning";
import { readPeopleCsv } from "@/lib/imports/formats/people-csv/people";
import { guessPeopleColumns, type PeopleKind } from "@/lib/imports/rules/people/columns";
import { compareAccount } from "@/lib/imports/rules/people/compare-account";
import { planAccount } from "@/lib/imports/rules/people/planned-account";
import { anAccount, guestFacts } from "@/tests/support/accounts";

const today = "2026-11-26";

async function read(csv: string, header: readonly string[], kind: PeopleKind = "ACCOUNTS") {
  const mapping = guessPeopleColumns(header, kind);
  const found = await readPeopleCsv(bytesOf("liste.csv", Buffer.from(csv)), mapping, { kind, today });
  const people = [];
  for await (const batch of found.batches) people.push(...batch);
  return { ...found, people };
}

const lines = (...rows: readonly string[]) => read(rows.join("\r\n"), (rows[0] ?? "").split(";"));

describe("a list of accounts", () => {
  test.each([
    ["03/11/2026 08:15", { kind: "SEEN_AT", day: "2026-11-03" }],
    ["2026-11-26", { kind: "SEEN_AT", day: "2026-11-26" }],
    ["Jamais connecté", { kind: "NEVER" }],
    ["", undefined],
    ["2026-11-27", undefined],
    ["hier", undefined],
  ])("reads “%s” as one of three states", async (written, lastSeen) => {
    const { people } = await lines("Nom;Prénom;Dernière connexion", `DUPONT;Jeanne;${written}`);
    expect(people[0]?.lastSeen).toEqual(lastSeen);
  });

  test("an unreadable sign-in, profile or answer is told by its line, and says nothing", async () => {
    const { people, warnings } = await lines(
      "Nom;Prénom;Profil;Administrateur;Dernière connexion",
      "DUPONT;Jeanne;Pirate;peut-être;demain",
    );
    expect(people[0]).toMatchObject({ profile: undefined, isAdministrator: undefined, lastSeen: undefined });
    expect(warnings.sentences).toHaveLength(3);
    expect(warnings.sentences.every((sentence) => sentence.startsWith("Ligne 2"))).toBe(true);
  });

  test("a formula stays a text", async () => {
    const { people } = await lines("Nom;Prénom", "=cmd|' /C calc'!A0;@SUM(1)");
    expect(people[0]).toMatchObject({ lastName: "=cmd|' /C calc'!A0", firstName: "@SUM(1)" });
  });

  test("classes of a foreign list are parted by commas and bars, never inside a name", async () => {
    const { people } = await lines("Nom;Prénom;Classe;Groupes", "A;B;3A/ESP, 4 D;LATIN - 4e");
    expect(people[0]).toMatchObject({ classes: ["3A/ESP", "4 D"], groups: ["LATIN - 4e"] });
  });
});

const text = fc.string({ maxLength: 30, unit: "grapheme" }).map(cleanText);
const filled = text.filter((value) => value !== "");
const optional = fc.option(filled, { nil: null });
const several = fc.uniqueArray(filled, { maxLength: 3 });
const day = fc.constantFrom(null, "2026-01-31", "1980-02-29");

const account: fc.Arbitrary<Account> = fc
  .record({
    ...{
      lastName: filled,
      firstName: filled,
      usageName: optional,
      birthDate: day,
      functions: several,
      classes: several,
    },
    ...{ groups: several, login: optional, passwordChangedOn: day, openedOn: day },
    ine: fc.constantFrom(null, "123456789AB"),
    email: fc.constantFrom(null, "n.roux@mairie.fr", "'=x@y.fr"),
    profile: fc.constantFrom(null, "ENS" as const, "ELV" as const),
    activity: fc.constantFrom(
      { kind: "UNKNOWN" as const },
      { kind: "NEVER" as const },
      { kind: "SEEN_AT" as const, day: today },
    ),
    localAuthentication: fc.constantFrom(null, true, false),
    secondFactor: fc.constantFrom(null, true, false),
    isAdministrator: fc.boolean(),
  })
  .map((facts) => anAccount(facts));

const guest = fc
  .tuple(account, fc.record({ endsOn: day, sponsorName: optional, reason: optional }))
  .map(([held, facts]) => ({
    ...held,
    profile: "EXT" as const,
    functions: [],
    classes: [],
    groups: [],
    ine: null,
    isAdministrator: false,
    guest: guestFacts(facts),
  }));

/** A damaged accent is refused on purpose (“Ã©”): no name is one. */
const isReadable = (held: Account) => !/\u{FFFD}|Ã|â€/u.test(JSON.stringify(held));

describe("a template", () => {
  test.each([
    ["accounts", "ACCOUNTS" as const, account, accountsCsv],
    ["guests", "GUESTS" as const, guest, guestsCsv],
  ])("of %s goes out and in again without loss", async (_, kind, arbitrary, write) => {
    await fc.assert(
      fc.asyncProperty(arbitrary.filter(isReadable), async (held) => {
        const csv = write([held]);
        const { people, rejected } = await read(
          csv,
          (csv.split("\r\n")[0] ?? "").replace("\u{FEFF}", "").split(";"),
          kind,
        );
        expect(rejected.sentences).toEqual([]);
        const [record] = people;
        if (!record) throw new Error("Nobody was read");
        // Into a school that knows nothing of the person: all that comes out is what the file carries.
        const blank = planAccount(record, undefined, { table: {}, newId: held.id });
        expect(compareAccount({ ...held, leftOn: null }, blank)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

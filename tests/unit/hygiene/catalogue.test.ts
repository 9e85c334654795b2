import { expect, test } from "vitest";
import type { Account, GuestFacts } from "@/lib/accounts/rules/account";
import { guestPolicyOf } from "@/lib/guests/rules/policy";
import { catalogue, evaluateSchool } from "@/lib/hygiene/rules/evaluate";
import { type RuleId, ruleIds } from "@/lib/hygiene/rules/finding";
import { administratorPolicyOf } from "@/lib/hygiene/rules/policy";
import type { School } from "@/lib/hygiene/rules/school";
import { anAccount, guestFacts } from "@/tests/support/accounts";

const today = "2026-11-26";
const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);
const at = new Date("2026-11-01T08:00:00Z");
const aaf = { source: "AAF" as const, sourceId: "1", firstSeenAt: at, lastSeenAt: at, goneAt: null };
const seen = (day: string) => ({ activity: { kind: "SEEN_AT" as const, day } });
const never = { activity: { kind: "NEVER" as const } };
const unknown = { activity: { kind: "UNKNOWN" as const } };

const guest = (account: Partial<Account>, facts: Partial<GuestFacts> = {}) =>
  anAccount({
    id: "g",
    profile: "EXT",
    email: "n.roux@mairie-albi.fr",
    guest: guestFacts(facts),
    ...account,
  });
const administrator = (account: Partial<Account>) => anAccount({ isAdministrator: true, ...account });
const mail = (email: string | null) => [administrator({ email })];
const many = (count: number, account: (rank: number) => Account) =>
  Array.from({ length: count }, (_, rank) => account(rank));

type Fixture = { accounts: Account[]; school?: Partial<School> };
type Fixtures = { passes: Fixture; fails: Fixture; untold?: Fixture };

const of = (...accounts: Account[]): Fixture => ({ accounts });
const fed = { importedOn: { AAF: "2026-11-20" } };

/** A rule without data to miss has no third fixture: an absent sponsor is a fact, not a silence. */
const fixtures: Record<RuleId, Fixtures> = {
  G01: { passes: of(guest({})), fails: of(guest({}, { endsOn: null })) },
  G02: {
    passes: of(guest({}, { endsOn: today })),
    fails: of(guest({}, { endsOn: "2026-11-25" })),
    untold: of(guest({}, { endsOn: null })),
  },
  G03: {
    passes: of(guest({}, { endsOn: "2027-09-30" })),
    fails: of(guest({}, { endsOn: "2027-10-01" })),
    untold: of(guest({}, { endsOn: null })),
  },
  G04: {
    passes: of(guest({ ...never, openedOn: "2026-10-27" })),
    fails: of(guest({ ...never, openedOn: "2026-10-26" })),
    untold: of(guest({ ...unknown, openedOn: "2026-01-01" })),
  },
  G05: {
    passes: of(guest(seen("2026-09-27"))),
    fails: of(guest(seen("2026-09-26"))),
    untold: of(guest(unknown)),
  },
  G06: {
    passes: of(guest({}, { sponsorName: "Jeanne DUPONT" })),
    fails: of(guest({}, { sponsorName: null })),
  },
  G07: {
    passes: of(guest({}, { sponsorName: "X", sponsorStatus: "ACTIVE" })),
    fails: of(guest({}, { sponsorName: "X", sponsorStatus: "DEPARTED" })),
    untold: of(guest({}, { sponsorName: "X", sponsorStatus: null })),
  },
  G08: {
    passes: of(guest({})),
    fails: of(guest({ email: "n.roux@gmail.com" })),
    untold: of(guest({ email: null })),
  },
  G09: {
    passes: { accounts: [guest({ lastName: "Roux" })], school: fed },
    fails: { accounts: [guest({}), anAccount({ id: "t", origins: [aaf] })], school: fed },
    untold: of(guest({})),
  },
  G10: {
    passes: of(...many(30, (rank) => guest({ id: `g${rank}` }))),
    fails: of(...many(31, (rank) => guest({ id: `g${rank}` }))),
  },
  G11: { passes: of(guest({})), fails: of(guest({}, { reason: null })) },
  G12: { passes: of(guest({})), fails: of(guest({ lastName: "Secretariat", firstName: "Mairie" })) },
  A01: {
    passes: of(administrator({})),
    fails: of(administrator({ lastName: "Administrateur", firstName: "ENT" })),
  },
  A02: {
    passes: { accounts: mail("jeanne.dupont@ac-toulouse.fr") },
    fails: { accounts: mail("jeanne.dupont@gmail.com") },
    untold: { accounts: mail(null) },
  },
  A03: {
    passes: { accounts: mail("jeanne.dupont@ac-toulouse.fr") },
    fails: { accounts: mail("ce.0312345F@ac-toulouse.fr") },
    untold: { accounts: mail(null) },
  },
  A04: {
    passes: of(...many(3, (rank) => administrator({ id: `a${rank}` }))),
    fails: of(...many(4, (rank) => administrator({ id: `a${rank}` }))),
    untold: of(anAccount()),
  },
  A05: {
    passes: of(...many(2, (rank) => administrator({ id: `a${rank}` }))),
    fails: of(administrator({})),
    untold: of(anAccount()),
  },
  A06: {
    passes: of(administrator(seen("2026-08-28"))),
    fails: of(administrator(seen("2026-08-27"))),
    untold: of(administrator(unknown)),
  },
  A07: {
    passes: { accounts: [administrator({ origins: [aaf] })], school: fed },
    fails: { accounts: [administrator({ origins: [{ ...aaf, goneAt: at }] })], school: fed },
    untold: of(administrator({})),
  },
  A08: {
    passes: { accounts: mail("jeanne.dupont@ac-toulouse.fr") },
    fails: of(
      administrator({ email: "a@ac-toulouse.fr" }),
      anAccount({ id: "b", email: "A@ac-toulouse.fr" }),
    ),
    untold: { accounts: mail(null) },
  },
  A09: {
    passes: of(administrator({ secondFactor: true })),
    fails: of(administrator({ secondFactor: false })),
    untold: of(administrator({ secondFactor: null })),
  },
  A10: {
    passes: of(administrator({ passwordChangedOn: "2025-11-26" })),
    fails: of(administrator({ passwordChangedOn: "2025-11-25" })),
    untold: of(administrator({ passwordChangedOn: null })),
  },
  A11: {
    passes: { accounts: mail("j.dupont@ac-toulouse.fr") },
    fails: { accounts: mail("p.martin@ac-toulouse.fr") },
    untold: { accounts: mail(null) },
  },
  A12: {
    passes: { accounts: mail("j.dupont@ac-toulouse.fr") },
    fails: { accounts: mail("j.dupont@ac-toulouse.fr.example.com") },
    untold: { accounts: mail(null) },
  },
  C01: {
    passes: { accounts: [anAccount({ origins: [aaf] })], school: fed },
    fails: { accounts: [anAccount()], school: fed },
    untold: of(anAccount()),
  },
  C02: {
    passes: of(anAccount({ birthDate: "1980-01-01" }), anAccount({ id: "b", birthDate: "1981-01-01" })),
    fails: of(anAccount(), anAccount({ id: "b" })),
  },
  C03: {
    passes: of(anAccount({ profile: "ELV", localAuthentication: false })),
    fails: of(anAccount({ profile: "TUT", localAuthentication: true })),
    untold: of(anAccount({ profile: "ELV", localAuthentication: null })),
  },
  C04: {
    passes: of(anAccount({ status: "DEPARTED", leftOn: "2026-08-26" })),
    fails: of(anAccount({ status: "DEPARTED", leftOn: "2026-08-25" })),
    untold: of(anAccount({ status: "DEPARTED", leftOn: null })),
  },
  C05: { passes: of(anAccount({ functions: ["ENS"] })), fails: of(anAccount({ functions: [] })) },
  C06: {
    passes: { accounts: [], school: { importedOn: { CSV: "2026-10-27" } } },
    fails: { accounts: [], school: { importedOn: { CSV: "2026-10-26" } } },
  },
  C07: {
    passes: of(anAccount({ status: "SUSPENDED" })),
    fails: of(anAccount({ status: "SUSPENDED", isAdministrator: true })),
  },
};

function verdictOf(rule: RuleId, { accounts, school }: Fixture): string {
  const results = evaluateSchool({
    ...{ accounts, today, absoluteEnd: "2027-09-30", importedOn: {}, holders: new Set<string>(), dayOf },
    ...{ guestPolicy: guestPolicyOf({}), administratorPolicy: administratorPolicyOf({}) },
    ...school,
  });
  return results.find((result) => result.rule === rule)?.verdict.kind ?? "PASSES";
}

const cases = ruleIds.flatMap((rule) => {
  const { passes, fails, untold } = fixtures[rule];
  const told = { FAILS: fails, PASSES: passes, CANNOT_TELL: untold };
  return Object.entries(told).flatMap(([verdict, fixture]) => (fixture ? [{ rule, verdict, fixture }] : []));
});

test.each(cases)("$rule: $verdict", ({ rule, verdict, fixture }) => {
  expect(verdictOf(rule, fixture)).toBe(verdict);
});

test("every rule is in the catalogue once, in order, with why and what to do", () => {
  expect(catalogue.map(({ id }) => id)).toEqual(ruleIds);
  for (const { title, rationale, advice, source } of catalogue)
    expect([title, rationale, advice, source].every((text) => text.length > 5)).toBe(true);
});

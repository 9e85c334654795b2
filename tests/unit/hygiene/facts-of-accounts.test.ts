import { expect, test } from "vitest";
import type { Account, AccountSource } from "@/lib/accounts/rules/account";
import { guestPolicyOf } from "@/lib/guests/rules/policy";
import { evaluateSchool } from "@/lib/hygiene/rules/evaluate";
import type { RuleId } from "@/lib/hygiene/rules/finding";
import { administratorPolicyOf } from "@/lib/hygiene/rules/policy";
import { anAccount } from "@/tests/support/accounts";

const at = new Date("2026-11-01T08:00:00Z");
const feed = (source: AccountSource) => ({
  ...{ source, sourceId: null, firstSeenAt: at, lastSeenAt: at, goneAt: null },
});

function verdictOf(rule: RuleId, account: Account, holders: readonly string[] = []): string {
  const results = evaluateSchool({
    ...{ accounts: [account], today: "2026-11-26", absoluteEnd: "2027-09-30", importedOn: {} },
    ...{ guestPolicy: guestPolicyOf({}), administratorPolicy: administratorPolicyOf({}) },
    ...{ holders: new Set(holders), dayOf: (instant) => instant.toISOString().slice(0, 10) },
  });
  return results.find((result) => result.rule === rule)?.verdict.kind ?? "PASSES";
}

test("C01 finds an account that its ENT says was made by hand, whatever was imported", () => {
  expect(verdictOf("C01", anAccount({ origins: [feed("MANUAL")] }))).toBe("FAILS");
  expect(verdictOf("C01", anAccount({ origins: [feed("MANUAL"), feed("AAF")] }))).toBe("PASSES");
});

test("C07 finds a suspended account to which a right is given by name", () => {
  const account = anAccount({ status: "SUSPENDED" });
  expect(verdictOf("C07", account, [account.id])).toBe("FAILS");
  expect(verdictOf("C07", account, ["another"])).toBe("PASSES");
});

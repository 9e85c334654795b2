import "server-only";
import { parisDay } from "@/lib/paris-day";
import { hasAccounts } from "@/lib/accounts/facts";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed } from "@/lib/platform/permissions";
import { findResults, loadSchool } from "./facts";
import { administratorCounts } from "./rules/administrator-counts";
import { administratorRules } from "./rules/administrators";
import { catalogue, evaluateSchool, type Result } from "./rules/evaluate";
import { exceptionOf, type StoredException } from "./rules/exceptions";
import type { Finding, RuleGroup, Test } from "./rules/found";
import { indexSchool } from "./rules/school";
import { countGuestEnds, describeSince } from "./rules/summary";
import { findAdministratorPolicy, listExceptions, listSnapshots } from "./store";

function findingsOf(
  results: readonly Result[],
  exceptions: readonly StoredException[],
  today: string,
): Finding[] {
  return results.flatMap(({ rule, account, verdict }) => {
    const sheet = catalogue.find(({ id }) => id === rule);
    return sheet
      ? [{ sheet, account, verdict, exception: exceptionOf({ rule, account }, exceptions, today) }]
      : [];
  });
}

/** What the rules find of one account. */
export const readFindingsOf = defineRead({
  permission: "account:read",
  async load({ actor, now, tx }, accountId: string) {
    const results = await findResults(tx, actor.uai ?? "", now);
    const own = results.filter(({ account }) => account?.id === accountId);
    return findingsOf(own, await listExceptions(tx, actor.scope), parisDay(now));
  },
});

/** The guests grouped by what is wrong with them, in the catalogue’s order; rules with nothing to say are left out. */
export const readCleanUp = defineRead({
  permission: "account:read",
  async load({ actor, now, tx }) {
    const school = await loadSchool(tx, actor.uai ?? "", now);
    const results = evaluateSchool(school).filter(({ rule }) => rule.startsWith("G"));
    const findings = findingsOf(results, await listExceptions(tx, actor.scope), school.today);
    return {
      groups: groupByRule(findings),
      guestCount: indexSchool(school).guests.length,
      mayManage: isAllowed(actor.roles, "guest:manage"),
    };
  },
});

/** What the rules on accounts find, guests and administrators apart. */
export const readAccountFindings = defineRead({
  permission: "account:read",
  async load({ actor, now, tx }) {
    const school = await loadSchool(tx, actor.uai ?? "", now);
    const results = evaluateSchool(school).filter(({ rule }) => rule.startsWith("C"));
    const groups = groupByRule(findingsOf(results, await listExceptions(tx, actor.scope), school.today));
    return {
      groups,
      accountCount: school.accounts.length,
      mayManage: isAllowed(actor.roles, "account:manage"),
    };
  },
});

function groupByRule(findings: readonly Finding[]): RuleGroup[] {
  return catalogue.flatMap((sheet) => {
    const own = findings.filter((finding) => finding.sheet.id === sheet.id);
    const failing = own.filter(({ verdict }) => verdict.kind === "FAILS");
    return own.length === 0
      ? []
      : [
          {
            sheet,
            failing: failing.filter(({ exception }) => exception === null),
            excepted: failing.filter(({ exception }) => exception !== null),
            untold: own.filter(({ verdict }) => verdict.kind === "CANNOT_TELL"),
          },
        ];
  });
}

/** Every administrator with each test, those that pass included, and what the whole list tells. */
export const readAdministrators = defineRead({
  permission: "account:read",
  async load({ actor, now, tx }) {
    const school = indexSchool(await loadSchool(tx, actor.uai ?? "", now));
    const exceptions = await listExceptions(tx, actor.scope);
    const administrators = school.administrators.map((account) => ({
      account,
      tests: administratorRules.map((sheet): Test => ({
        sheet,
        verdict: sheet.evaluate(account, school),
        exception: exceptionOf({ rule: sheet.id, account }, exceptions, school.today),
      })),
    }));
    return {
      administrators,
      counts: administratorCounts.map((sheet) => ({ sheet, verdict: sheet.evaluate(school) })),
      staff: school.present.filter(
        ({ guest, profile }) => guest === null && profile !== "ELV" && profile !== "TUT",
      ),
      today: school.today,
      policy: school.administratorPolicy,
      mayManage: isAllowed(actor.roles, "administrator:manage"),
      mayChangePolicy: isAllowed(actor.roles, "people-policy:change"),
      mayExcept: isAllowed(actor.roles, "finding:except"),
    };
  },
});

/** The school’s limits on its administrators. */
export const readAdministratorPolicy = defineRead({
  permission: "settings:read",
  async load({ actor, tx }) {
    const policy = await findAdministratorPolicy(tx, actor.uai ?? "");
    return { policy, mayChange: isAllowed(actor.roles, "people-policy:change") };
  },
});

/** What the dashboard of people says: findings by rule, guests by their end, and what the last import changed. */
export const readHygieneSummary = defineRead({
  permission: "account:read",
  async load({ actor, now, tx }) {
    const uai = actor.uai ?? "";
    // The dashboard asks at each visit: a school without accounts is told by one question.
    if (!(await hasAccounts(tx, uai))) return { groups: [], accountCount: 0, ends: [], since: null };
    const school = await loadSchool(tx, uai, now);
    const findings = findingsOf(evaluateSchool(school), await listExceptions(tx, actor.scope), school.today);
    return {
      groups: groupByRule(findings),
      accountCount: school.accounts.length,
      ends: countGuestEnds(indexSchool(school).guests, school.today),
      since: describeSince(await listSnapshots(tx, uai)),
    };
  },
});

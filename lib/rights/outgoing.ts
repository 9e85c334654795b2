import type { OutgoingOrder } from "@/lib/outgoing/rules";
import type { BatchLine } from "./rules/draft";
import type { RightsIndex } from "./rules/effective";
import { type Grant, holderKey, targetKey } from "./rules/model";
import type { RightsNames } from "./rules/names";

const gestures = {
  REVOKED: "REVOKE_GRANT",
  LIMITED: "LIMIT_GRANT",
  GIVEN: "GIVE_GRANT",
  GROUPED: "CREATE_GROUP",
} as const;

/** What the ENT itself must do for lines of rights; the next list of grants shows whether it did. */
export function ordersOf<Line extends BatchLine>(
  lines: readonly Line[],
  index: RightsIndex,
  names: RightsNames,
): { line: Line; order: OutgoingOrder }[] {
  const grantOf = new Map(index.school.grants.map((grant) => [grant.id, grant]));
  return lines.map((line) => ({ line, order: orderOf(line, grantOf.get(line.subject), index, names) }));
}

function orderOf(
  line: BatchLine,
  grant: Grant | undefined,
  index: RightsIndex,
  names: RightsNames,
): OutgoingOrder {
  const holder = grant?.holder;
  const person = holder?.kind === "ACCOUNT" ? index.roll.rankOf.get(holder.accountId) : undefined;
  const login = person === undefined ? null : (index.roll.people[person]?.login ?? null);
  return {
    gesture: gestures[line.change],
    accountId: line.subject,
    subject: { name: nameOf(line, names), login, email: null, profile: null },
    expected: expectationOf(line, grant && `${targetKey(grant.target)}|${holderKey(grant.holder)}`),
  };
}

function nameOf(line: BatchLine, names: RightsNames): string {
  if (line.change !== "GROUPED") return line.label;
  return `${line.label} : ${line.group.accountIds.map(names.person).join(", ")}`;
}

function expectationOf(line: BatchLine, grantKey: string | undefined): OutgoingOrder["expected"] {
  switch (line.change) {
    case "REVOKED":
      return { grantKey, isHeld: false };
    case "LIMITED":
      return { grantKey, isHeld: true, endsOn: line.endsOn };
    case "GIVEN": {
      const { target, population } = line.given;
      return { grantKey: `${targetKey(target)}|${holderKey(population)}`, isHeld: true };
    }
    case "GROUPED":
      return {};
  }
}

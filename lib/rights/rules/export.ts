import { type RightsKind, rightsTemplateOf } from "@/lib/imports/rules/rights/columns";
import { writtenOf } from "@/lib/imports/rules/rights/people-index";
import { holderWords, targetWords } from "@/lib/imports/rules/rights/words";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import { safeCsv } from "@/lib/safe-csv";
import { type Holder, roleNames } from "./model";
import type { StoredGroup, StoredRights } from "./stored";

/** One of the four lists of a school’s rights, as `rightsTemplateOf` names its columns: read back, it loses nothing. */
export function rightsCsv(kind: RightsKind, school: StoredRights): string {
  return safeCsv(rightsTemplateOf(kind), rowsOf[kind](school));
}

const rowsOf: Record<RightsKind, (school: StoredRights) => string[][]> = {
  RUBRICS: ({ rubrics }) => {
    const keyOf = new Map(rubrics.map(({ id, key }) => [id, key]));
    return rubrics.map(({ key, name, parentId, inherits, inheritedCeiling }) => [
      ...[key, name, keyOf.get(parentId ?? "") ?? "", inherits ? "oui" : "non"],
      inheritedCeiling === null ? "" : roleNames[inheritedCeiling],
    ]);
  },
  SERVICES: ({ services }) => services.map(({ key, name }) => [key, name]),
  GROUPS: (school) => school.groups.flatMap((group) => membersOf(group, writerOf(school))),
  GRANTS: grantRows,
};

function membersOf({ key, name, ...group }: StoredGroup, write: (id: string) => string): string[][] {
  const rows = [
    ...group.accountIds.map((id) => [key, name, holderWords.ACCOUNT, write(id)]),
    ...group.groupKeys.map((held) => [key, name, holderWords.GROUP, held]),
    ...group.unknownMembers.map((member) => [key, name, holderWords.ACCOUNT, member]),
  ];
  return rows.length > 0 ? rows : [[key, name, "", ""]];
}

/** What a list writes of an account, present or gone. */
function writerOf({ accounts }: StoredRights): (id: string) => string {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return (id) => writtenOf(byId.get(id) ?? { id, login: null });
}

function grantRows(school: StoredRights): string[][] {
  const keys = new Map([...school.rubrics, ...school.services].map(({ id, key }) => [id, key]));
  const write = writerOf(school);
  const valueOf = (holder: Holder) => (holder.kind === "ACCOUNT" ? write(holder.accountId) : holder.value);
  const day = (text: string | null) => (text === null ? "" : frenchDate(text));
  return school.grants
    .filter(({ revokedOn }) => revokedOn === null)
    .map(({ target, role, holder, givenByName, givenOn, reason, endsOn, reviewedOn }) => [
      ...[targetWords[target.kind], keys.get(target.id) ?? "", roleNames[role]],
      ...[holderWords[holder.kind], valueOf(holder), givenByName ?? "", day(givenOn), reason ?? ""],
      ...[day(endsOn), day(reviewedOn)],
    ]);
}

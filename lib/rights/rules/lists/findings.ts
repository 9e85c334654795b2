import type { FindingListFilter } from "./filters";
import { findingKey, type FoundRight, type RightsGroup } from "../findings/found";
import type { Grant } from "../model";
import { isPersonal } from "../model";
import type { RightsNames } from "../names";
import { finder, type Listing } from "./listing";

export type FindingRow = {
  found: FoundRight;
  /** The target’s name. */
  target: string;
  /** Whose right it is, of a person or of a population; null when no single grant is the cause. */
  holder: string | null;
  grant: { id: string; holder: string; isPersonal: boolean } | null;
};

type Asked = { grants: readonly Grant[]; names: RightsNames; filter: FindingListFilter };

/** What fails, then what is accepted, then what nobody can tell; each by its target’s name, then its holder’s. */
export function findingListing(group: RightsGroup, { grants, names, filter }: Asked): Listing<FindingRow> {
  const grantOf = new Map(grants.map((grant) => [grant.id, grant]));
  const rowOf = (found: FoundRight): FindingRow => {
    const grant = grantOf.get(found.grantId ?? "");
    const person = found.accountId === null ? null : names.person(found.accountId);
    const held = grant && { id: grant.id, holder: names.holder(grant.holder), isPersonal: isPersonal(grant) };
    return {
      ...{ found, target: names.target(found.target) },
      ...{ holder: held?.holder ?? person, grant: held ?? null },
    };
  };
  const isFound = finder(filter.q);
  const { failing, excepted, untold } = group;
  return {
    everything: [failing, excepted, untold].flatMap((found) => found.map(rowOf).sort(inOrder)),
    isShown: ({ found, target, holder }) =>
      (filter.verdict === undefined || standingOf(found) === filter.verdict) &&
      isFound(target, holder ?? "", evidenceOf(found)),
    keyOf: ({ found }) => findingKey(found),
  };
}

const french = new Intl.Collator("fr", { numeric: true });

const inOrder = (one: FindingRow, other: FindingRow) =>
  french.compare(one.target, other.target) ||
  french.compare(one.holder ?? "", other.holder ?? "") ||
  (findingKey(one.found) < findingKey(other.found) ? -1 : 1);

export function standingOf({ verdict, exception }: FoundRight): NonNullable<FindingListFilter["verdict"]> {
  if (verdict.kind === "CANNOT_TELL") return "INDECIDABLE";
  return exception ? "ACCEPTE" : "A_CORRIGER";
}

/** The facts that were read, or those that nobody gave. */
export function evidenceOf({ verdict }: FoundRight): string {
  if (verdict.kind === "FAILS") return verdict.evidence;
  return verdict.kind === "CANNOT_TELL" ? verdict.missing : "";
}

import fc from "fast-check";
import type { Grant, Holder, Holding, Population, RightsSchool, Target } from "@/lib/rights/rules/model";
import {
  aGrant,
  aGroup,
  aHolding,
  aRightsSchool,
  aRubric,
  aService,
  onRubric,
  onService,
  rightsToday,
  toAccount,
} from "@/tests/support/rights";

const accountIds = ["a", "b", "c", "d", "e", "f", "g"];
const rubricIds = ["r1", "r2", "r3", "r4"];
const groupKeys = ["g1", "g2", "g3"];
const profiles = ["ENS", "ELV"] as const;
const functions = ["DOC", "EDU"];
const classes = ["6A", "6B"];

/** Every population that a drawn school may have. */
export const drawnPopulations: readonly Population[] = [
  ...profiles.map((value) => ({ kind: "PROFILE" as const, value })),
  ...functions.map((value) => ({ kind: "FUNCTION" as const, value })),
  ...classes.map((value) => ({ kind: "CLASS" as const, value })),
  ...groupKeys.map((value) => ({ kind: "GROUP" as const, value })),
  { kind: "ESTABLISHMENT", value: "" },
  { kind: "EVERYONE", value: "" },
];

const anyHolding = (id: string): fc.Arbitrary<Holding> =>
  fc
    .record({
      profile: fc.constantFrom(...profiles, null),
      functions: fc.subarray(functions),
      classes: fc.subarray(classes),
      groups: fc.subarray(groupKeys, { maxLength: 1 }),
      status: fc.oneof(
        { weight: 4, arbitrary: fc.constant("ACTIVE" as const) },
        {
          weight: 1,
          arbitrary: fc.constantFrom("SUSPENDED" as const, "DEPARTED" as const, "BINNED" as const),
        },
      ),
    })
    .map((given) => aHolding(id, given));

/** Circles and unknown parents included. */
const anyRubric = (id: string) =>
  fc
    .record({ parentId: fc.constantFrom(null, ...rubricIds, "gone"), inherits: fc.boolean() })
    .map((given) => aRubric(id, given));

const anyGroup = (key: string) =>
  fc
    .tuple(
      fc.subarray([...accountIds, "gone"], { maxLength: 4 }),
      fc.subarray([...groupKeys, "gone"], { maxLength: 2 }),
    )
    .map(([members, held]) => aGroup(key, members, held));

const anyTarget: fc.Arbitrary<Target> = fc.constantFrom(...rubricIds.map(onRubric), onService("s"));

const anyHolder: fc.Arbitrary<Holder> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...accountIds, "gone").map(toAccount) },
  { weight: 2, arbitrary: fc.constantFrom(...drawnPopulations) },
  { weight: 1, arbitrary: fc.constant({ kind: "UNKNOWN" as const, value: "Zoé" }) },
);

const anyGrant = (): fc.Arbitrary<Grant> =>
  fc
    .record({
      target: anyTarget,
      role: fc.constantFrom("VISITOR" as const, "WRITER" as const, "MODERATOR" as const, "MANAGER" as const),
      holder: anyHolder,
      endsOn: fc.constantFrom(null, null, null, "2026-03-14", rightsToday, "2026-03-16"),
      revokedOn: fc.constantFrom(null, null, null, null, null, "2026-03-01"),
    })
    .map(({ target, role, holder, ...given }) =>
      aGrant(target, target.kind === "SERVICE" ? "ACCESS" : role, holder, given),
    );

/** A school of a few people, with every circumstance that the data may hold. */
export const anySchool: fc.Arbitrary<RightsSchool> = fc
  .record({
    accounts: fc.tuple(...accountIds.map(anyHolding)),
    rubrics: fc.tuple(...rubricIds.map(anyRubric)),
    groups: fc.tuple(...groupKeys.map(anyGroup)),
    grants: fc.array(anyGrant(), { minLength: 1, maxLength: 24 }),
  })
  .map((given) => aRightsSchool({ ...given, services: [aService("s")] }));

const crowdedTargets: readonly Target[] = [onRubric("r1"), onRubric("r2"), onService("s")];

const personalGrants = (target: Target) =>
  fc
    .tuple(fc.subarray(accountIds), fc.subarray(accountIds, { maxLength: 2 }))
    .map(([many, few]) => [
      ...many.map((id) => aGrant(target, target.kind === "SERVICE" ? "ACCESS" : "WRITER", toAccount(id))),
      ...(target.kind === "SERVICE" ? [] : few.map((id) => aGrant(target, "MANAGER", toAccount(id)))),
    ]);

/** A school with few targets, r2 under r1, and many personal grants on each. */
export const anyCrowdedSchool: fc.Arbitrary<RightsSchool> = fc
  .record({
    accounts: fc.tuple(...accountIds.map(anyHolding)),
    groups: fc.tuple(...groupKeys.map(anyGroup)),
    personal: fc.tuple(...crowdedTargets.map(personalGrants)),
    others: fc.array(anyGrant(), { maxLength: 3 }),
  })
  .map(({ accounts, groups, personal, others }) =>
    aRightsSchool({
      accounts,
      groups,
      rubrics: [aRubric("r1"), aRubric("r2", { parentId: "r1" })],
      services: [aService("s")],
      grants: [
        ...personal.flat(),
        ...others.filter(({ target }) => target.id !== "r3" && target.id !== "r4"),
      ],
    }),
  );

/** The same school where no right in force has an end: one that has is neither converted nor counted on. */
export const withoutEndsToCome = (school: RightsSchool): RightsSchool => ({
  ...school,
  grants: school.grants.map((grant) =>
    grant.endsOn !== null && grant.endsOn >= school.today ? { ...grant, endsOn: null } : grant,
  ),
});

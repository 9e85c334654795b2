import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Account, accountStatuses, type GuestFacts } from "@/lib/accounts/rules/account";
import { decideGesture, leftOutKinds } from "@/lib/batches/rules/decisions";
import { dryRun, hasOutcome, type OutcomeFilter } from "@/lib/batches/rules/dry-run";
import {
  batchGestures,
  decideBatchUndo,
  decideUndo,
  snapshotLike,
  type Snapshot,
} from "@/lib/batches/rules/gestures";
import { anAccount, guestFacts } from "@/tests/support/accounts";

const moment = { today: "2026-11-26", latestEnd: "2027-08-31" };
const day = fc.constantFrom("2026-11-25", "2026-11-26", "2027-06-30", "2027-08-31", "2027-09-01");
const sponsor = { id: "s", name: "Paul Martin", email: "p.martin@ac-x.fr" };

const accounts: fc.Arbitrary<Account[]> = fc
  .array(
    fc.record({
      status: fc.constantFrom(...accountStatuses),
      leftOn: fc.option(day, { nil: null }),
      guest: fc.option(
        fc.option(day, { nil: null }).map((endsOn) => guestFacts({ endsOn })),
        { nil: null },
      ),
    }),
    { maxLength: 30 },
  )
  .map((all) => all.map((facts, index) => anAccount({ ...facts, id: String(index) })));

/** What the store writes of a snapshot: those fields, and no other. */
function written(account: Account, { status, leftOn, ...guest }: Snapshot): Account {
  return {
    ...account,
    ...(status !== undefined && { status }),
    ...(leftOn !== undefined && { leftOn }),
    guest: account.guest && ({ ...account.guest, ...guest } as GuestFacts),
  };
}

describe("a dry run", () => {
  test("lists exactly what the gesture changes, and undoing gives every account back", () => {
    fc.assert(
      fc.property(fc.constantFrom(...batchGestures), accounts, day, (gesture, before, endsOn) => {
        const terms = { endsOn, sponsor };
        const lines = dryRun(gesture, before, terms, moment);
        expect(lines.map(({ account }) => account)).toEqual(before);
        const listed = new Set(lines.flatMap(({ account, refusal }) => (refusal === null ? account.id : [])));
        for (const account of before) {
          const decision = decideGesture(gesture, account, terms, moment);
          expect(listed.has(account.id)).toBe(decision.accepted);
          if (!decision.accepted || gesture === "DELETE") continue;
          const { change } = decision;
          const after = written(account, change.after);
          expect(after).not.toEqual(account);
          expect(snapshotLike(account, change.before)).toEqual(change.before);
          const undone = decideUndo(after, change);
          expect(undone.accepted && written(after, undone.change.after)).toEqual(account);
        }
      }),
    );
  });

  test("done, finds nothing more to do to the same accounts", () => {
    fc.assert(
      fc.property(fc.constantFrom(...batchGestures), accounts, day, (gesture, before, endsOn) => {
        if (gesture === "DELETE") return;
        const terms = { endsOn, sponsor };
        const done = before.flatMap((account) => {
          const decision = decideGesture(gesture, account, terms, moment);
          return decision.accepted ? [written(account, decision.change.after)] : [];
        });
        const again = dryRun(gesture, done, terms, moment);
        expect(again.filter((line) => hasOutcome(line, "FAIT"))).toEqual([]);
      }),
    );
  });

  test("is cut by outcome without a line lost or told twice", () => {
    fc.assert(
      fc.property(fc.constantFrom(...batchGestures), accounts, day, (gesture, before, endsOn) => {
        const lines = dryRun(gesture, before, { endsOn, sponsor }, moment);
        const of = (filter: OutcomeFilter) => lines.filter((line) => hasOutcome(line, filter));
        expect(lines.filter((line) => hasOutcome(line, undefined))).toEqual(lines);
        expect(of("FAIT").length + of("LAISSE").length).toBe(lines.length);
        expect(leftOutKinds.reduce((sum, kind) => sum + of(kind).length, 0)).toBe(of("LAISSE").length);
      }),
    );
  });

  test("touches a field that changed since no more", () => {
    const account = anAccount({ status: "BINNED", guest: guestFacts() });
    const change = { before: { status: "ACTIVE" as const }, after: { status: "SUSPENDED" as const } };
    expect(decideUndo(account, change)).toMatchObject({
      accepted: false,
      reason: expect.stringContaining("l’état a changé") as string,
    });
  });
});

const guest = (facts = {}, status: Account["status"] = "ACTIVE") =>
  anAccount({ status, guest: guestFacts(facts) });

describe("the bounds of the gestures", () => {
  test.each([
    ["2026-11-25", false],
    ["2026-11-26", true],
    ["2027-08-31", true],
    ["2027-09-01", false],
  ])("extending to %s: %s", (endsOn, may) => {
    expect(decideGesture("EXTEND", guest({ endsOn: null }), { endsOn }, moment).accepted).toBe(may);
  });
  test.each([
    ["2027-06-29", true],
    ["2027-06-30", false],
    ["2027-07-01", false],
  ])("extending to 30 June a guest who ends on %s: %s", (endsOn, may) => {
    const terms = { endsOn: "2027-06-30" };
    expect(decideGesture("EXTEND", guest({ endsOn }), terms, moment).accepted).toBe(may);
  });
  test.each([
    ["2026-11-25", false],
    ["2026-11-26", true],
    [null, true],
  ])("restoring a guest who ends on %s: %s", (endsOn, may) => {
    expect(decideGesture("RESTORE", guest({ endsOn }, "BINNED"), {}, moment).accepted).toBe(may);
  });
  test.each([
    ["ACTIVE", false],
    ["SUSPENDED", false],
    ["BINNED", true],
  ] as const)("deleting a guest who is %s: %s", (status, may) => {
    expect(decideGesture("DELETE", guest({}, status), {}, moment).accepted).toBe(may);
  });
  test("bin, deletion, end and sponsor are a guest’s only, and leaving is not a guest’s", () => {
    const staff = anAccount({ status: "BINNED" });
    for (const gesture of ["BIN", "DELETE", "EXTEND", "CHANGE_SPONSOR"] as const)
      expect(decideGesture(gesture, staff, { endsOn: "2027-06-30", sponsor }, moment)).toMatchObject({
        reason: expect.stringContaining("n’est pas un compte invité") as string,
      });
    expect(decideGesture("DEPART", guest(), {}, moment).accepted).toBe(false);
  });
  test("a sponsor is somebody, and somebody else", () => {
    const own = { ...sponsor, id: "a" };
    expect(decideGesture("CHANGE_SPONSOR", guest(), {}, moment).accepted).toBe(false);
    expect(decideGesture("CHANGE_SPONSOR", guest(), { sponsor: own }, moment).accepted).toBe(false);
    expect(decideGesture("CHANGE_SPONSOR", guest(), { sponsor }, moment).accepted).toBe(true);
  });
});

describe("taking a batch back", () => {
  const createdAt = new Date("2026-11-26T08:00:00Z");
  const limit = new Date("2026-12-26T08:00:00Z");
  const done = { gesture: "SUSPEND", status: "DONE", createdAt } as const;
  test("is possible to the last second of 30 days", () => {
    expect(decideBatchUndo(done, limit).accepted).toBe(true);
    expect(decideBatchUndo(done, new Date(limit.getTime() + 1)).accepted).toBe(false);
  });
  test.each(["QUEUED", "RUNNING", "UNDOING", "UNDONE"] as const)("is refused while %s", (status) => {
    expect(decideBatchUndo({ ...done, status }, createdAt).accepted).toBe(false);
  });
  test("is refused for a deletion", () => {
    expect(decideBatchUndo({ ...done, gesture: "DELETE" }, createdAt).accepted).toBe(false);
  });
});

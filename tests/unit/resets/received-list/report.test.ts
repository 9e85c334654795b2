import { describe, expect, test } from "vitest";
import { listMissing, type Standing } from "@/lib/resets/rules/received-list/report";
import { pupil, record, sort } from "./lists";

const [ana, bob, cid] = [pupil("a"), pupil("b"), pupil("c", { className: "4 D", identifier: null })];
const of = (line: number, { identifier }: { identifier: string | null }, password = `mot-${line}`) =>
  record(line, { identifier, password });

describe("a list", () => {
  test("gives an account the identifier that it had not, and only then", () => {
    const lines = [
      of(2, ana),
      record(3, { lastName: "NOMc", firstName: "Zoé", className: "4 D", identifier: "c.nouveau" }),
    ];
    expect(sort(lines, [ana, bob, cid]).matched).toEqual([
      { line: 2, studentId: "a", identifier: null },
      { line: 3, studentId: "c", identifier: "c.nouveau" },
    ]);
  });

  test.each<Standing>(["EXCLUDED", "NOT_CHOSEN", "OTHER_CAMPAIGN", "WITHHELD", "LEFT", "CANCELLED"])(
    "never seals a pupil who is %s",
    (standing) => {
      const report = sort([of(2, ana), of(3, bob)], [ana, bob], { standings: { a: standing } });
      expect(report.unexpected).toEqual([{ line: 2, reason: standing, studentId: "a" }]);
      expect(report.matched.map(({ studentId }) => studentId)).toEqual(["b"]);
    },
  );

  test("names whom the console does not know", () => {
    expect(sort([record(2, { identifier: "x.inconnu" })], [ana]).unexpected).toEqual([
      { line: 2, reason: "UNKNOWN", studentId: null },
    ]);
  });

  test("read again changes nothing, and with other passwords asks first", () => {
    const read = { standings: { a: "READ", b: "READ" }, kept: { a: "mot-2", b: "ancien" } } as const;
    const report = sort([of(2, ana), of(3, bob)], [ana, bob], read);
    expect(report.already).toEqual([{ line: 2, studentId: "a" }]);
    expect(report.renewed).toEqual([{ line: 3, studentId: "b", identifier: null }]);
    expect(report.matched).toEqual([]);
  });

  test("that repeats a line word for word says so, and seals one", () => {
    const report = sort([of(2, ana, "même"), of(3, ana, "même")], [ana]);
    expect(report.matched).toEqual([{ line: 2, studentId: "a", identifier: null }]);
    expect(report.repeated).toEqual([3]);
  });

  test("that gives a pupil two passwords leaves both to a choice", () => {
    const report = sort([of(2, ana, "un"), of(3, ana, "deux")], [ana]);
    expect(report.matched).toEqual([]);
    expect(report.doubtful.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "TWICE"],
      [3, "TWICE"],
    ]);
  });

  test("that gives one identifier to two pupils leaves both to a choice", () => {
    const nameless = pupil("d", { className: "4 D", identifier: null });
    const lines = [cid, nameless].map((each, rank) =>
      record(rank + 2, {
        lastName: each.lastName,
        firstName: "Zoé",
        className: "4 D",
        identifier: rank ? "X" : "x",
      }),
    );
    expect(sort(lines, [cid, nameless]).doubtful.map(({ reason }) => reason)).toEqual([
      "IDENTIFIER_TWICE",
      "IDENTIFIER_TWICE",
    ]);
  });

  test("asks nothing about homonyms whom the campaign does not expect", () => {
    const twins = [pupil("e", { lastName: "X" }), pupil("f", { lastName: "X" })];
    const line = record(2, { lastName: "X", firstName: "Zoé", className: "6e A" });
    expect(sort([line], twins, { standings: { e: "EXCLUDED", f: "EXCLUDED" } }).unexpected).toEqual([
      { line: 2, reason: "EXCLUDED", studentId: null },
    ]);
    // Still a doubt when one of them is expected: that the other is not does not tell who it is.
    expect(sort([line], twins, { standings: { e: "EXCLUDED" } }).doubtful).toMatchObject([
      { reason: "HOMONYMS", candidates: [{ studentId: "f" }] },
    ]);
  });
});

test("missing are the expected of the classes that the list speaks of; other classes are counted", () => {
  const pupils = [ana, bob, cid];
  const expected = pupils.map(({ id, className }) => ({ studentId: id, className }));
  const report = sort([of(2, ana)], pupils);
  expect(listMissing(expected, report, (id) => (id === "c" ? "4 D" : "6e A"))).toEqual({
    missing: [{ studentId: "b", className: "6e A" }],
    elsewhere: [{ className: "4 D", count: 1 }],
  });
});

test("a pupil whom a doubt may be about is not missing", () => {
  const weak = record(3, { lastName: "NOMb", firstName: "Zoé" });
  const report = sort([of(2, ana), weak], [ana, bob]);
  const expected = [ana, bob].map(({ id, className }) => ({ studentId: id, className }));
  expect(listMissing(expected, report, () => "6e A").missing).toEqual([]);
});

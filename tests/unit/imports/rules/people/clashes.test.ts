import { describe, expect, test } from "vitest";
import { createClashFinder, type Held, type Taking } from "@/lib/imports/rules/people/clashes";

const nobody: Held = { logins: [], sourceIds: [] };
const taking = (line: number, said: Partial<Taking> = {}): Taking => ({
  ...{ line, accountId: null, login: null, sourceId: null },
  ...said,
});

function find(held: Held, ...takings: Taking[]) {
  const finder = createClashFinder(held);
  for (const one of takings) finder.add(one);
  return finder.end();
}

describe("lines that cannot stand together", () => {
  test("are none when each makes its own account", () => {
    expect(find(nobody, taking(1, { login: "a", sourceId: "1" }), taking(2, { login: "b" }))).toEqual({
      ...{ lines: [], released: [] },
    });
  });

  test("are two of one account, the first two alone", () => {
    const one = { accountId: "x" };
    expect(find(nobody, taking(1, one), taking(2, one), taking(3, one)).lines).toEqual([1, 2]);
  });

  test("are two of one login, whatever its case", () => {
    expect(find(nobody, taking(1, { login: "A.B" }), taking(2, { login: "a.b" })).lines).toEqual([1, 2]);
  });

  test("are one whose login belongs to somebody whom the file does not touch", () => {
    const held = { ...nobody, logins: [{ accountId: "x", login: "A.B" }] };
    expect(find(held, taking(4, { login: "a.b" })).lines).toEqual([4]);
  });

  test("are one that takes the identifier of another account, not one that keeps its own", () => {
    const held = { ...nobody, sourceIds: [{ accountId: "x", sourceId: "7" }] };
    expect(find(held, taking(5, { sourceId: "7" })).lines).toEqual([5]);
    expect(find(held, taking(5, { accountId: "x", sourceId: "7" })).lines).toEqual([]);
    expect(find(nobody, taking(1, { sourceId: "8" }), taking(2, { sourceId: "8" })).lines).toEqual([2]);
  });
});

describe("logins to free", () => {
  const held: Held = {
    logins: [
      { accountId: "x", login: "a" },
      { accountId: "y", login: "b" },
    ],
    sourceIds: [],
  };

  test("are those of two people who exchange them", () => {
    const lines = [taking(1, { accountId: "x", login: "b" }), taking(2, { accountId: "y", login: "a" })];
    expect(find(held, ...lines)).toEqual({ lines: [], released: ["x", "y"] });
  });

  test("are none when the file says the same, or nothing; and a login that the file keeps is not another’s", () => {
    const same = [taking(1, { accountId: "x", login: "a" }), taking(2, { accountId: "y" })];
    expect(find(held, ...same)).toEqual({ lines: [], released: [] });
    const taken = [taking(1, { accountId: "y" }), taking(2, { accountId: "x", login: "b" })];
    expect(find(held, ...taken).lines).toEqual([1, 2]);
  });
});

import { describe, expect, it } from "vitest";
import { withinClasses, describeScope, isInScope } from "@/lib/resets/rules/selection";

const pupil = { id: "s1", className: "4 D", groups: ["LATIN", "ESP LV2"] };

describe("isInScope", () => {
  it("takes everybody, with or without a class", () => {
    expect(isInScope(pupil, { kind: "ALL" })).toBe(true);
    expect(isInScope({ ...pupil, className: null }, { kind: "ALL" })).toBe(true);
  });

  it("takes the classes named, to the sign", () => {
    expect(isInScope(pupil, { kind: "CLASSES", names: ["6e A", "4 D"] })).toBe(true);
    expect(isInScope(pupil, { kind: "CLASSES", names: ["4D"] })).toBe(false);
    expect(isInScope({ ...pupil, className: null }, { kind: "CLASSES", names: ["4 D"] })).toBe(false);
    expect(isInScope(pupil, { kind: "CLASSES", names: [] })).toBe(false);
  });

  it("takes who is in one of the groups", () => {
    expect(isInScope(pupil, { kind: "GROUPS", names: ["LATIN", "GREC"] })).toBe(true);
    expect(isInScope(pupil, { kind: "GROUPS", names: ["GREC"] })).toBe(false);
    expect(isInScope({ ...pupil, groups: [] }, { kind: "GROUPS", names: ["LATIN"] })).toBe(false);
  });

  it("takes who was picked by hand", () => {
    expect(isInScope(pupil, { kind: "STUDENTS", ids: ["s1"] })).toBe(true);
    expect(isInScope(pupil, { kind: "STUDENTS", ids: ["s2"] })).toBe(false);
  });
});

describe("withinClasses", () => {
  const classes = ["4 D", "6e A"];

  it("leaves the scope of who holds every class as it is", () => {
    expect(withinClasses({ kind: "ALL" }, null)).toEqual({ kind: "ALL" });
    expect(withinClasses({ kind: "GROUPS", names: ["LATIN"] }, null)).toEqual({
      kind: "GROUPS",
      names: ["LATIN"],
    });
  });

  it("says everybody and the classes by the classes held", () => {
    expect(withinClasses({ kind: "ALL" }, classes)).toEqual({ kind: "CLASSES", names: classes });
    expect(withinClasses({ kind: "CLASSES", names: ["6e A", "5e B"] }, classes)).toEqual({
      kind: "CLASSES",
      names: ["6e A"],
    });
  });

  it("keeps of a group the pupils of the classes held", () => {
    const bound = withinClasses({ kind: "GROUPS", names: ["LATIN"] }, ["6e A"]);
    expect(isInScope({ ...pupil, className: "6e A" }, bound)).toBe(true);
    expect(isInScope(pupil, bound)).toBe(false);
    expect(isInScope({ ...pupil, className: null }, bound)).toBe(false);
  });

  it("changes nothing to a choice made by hand", () => {
    expect(withinClasses({ kind: "STUDENTS", ids: ["s1"] }, classes)).toEqual({
      kind: "STUDENTS",
      ids: ["s1"],
    });
  });
});

describe("describeScope", () => {
  it("sorts as a school does, and counts each name once", () => {
    expect(describeScope({ kind: "CLASSES", names: ["6e B", "10e", "6e A", "6e B", "4 D"] })).toBe(
      "4 classes : 4 D, 6e A, 6e B, 10e",
    );
    expect(describeScope({ kind: "CLASSES", names: ["6e A"] })).toBe("1 classe : 6e A");
    expect(describeScope({ kind: "GROUPS", names: ["LATIN", "GREC"] })).toBe("2 groupes : GREC, LATIN");
  });

  it("says one, several and none", () => {
    expect(describeScope({ kind: "ALL" })).toBe("Tous les élèves");
    expect(describeScope({ kind: "STUDENTS", ids: ["a"] })).toBe("1 élève choisi à la main");
    expect(describeScope({ kind: "STUDENTS", ids: ["a", "b", "a"] })).toBe("2 élèves choisis à la main");
    expect(describeScope({ kind: "STUDENTS", ids: [] })).toBe("Aucun élève choisi");
    expect(describeScope({ kind: "CLASSES", names: [] })).toBe("Aucune classe choisie");
    expect(describeScope({ kind: "GROUPS", names: [] })).toBe("Aucun groupe choisi");
  });
});

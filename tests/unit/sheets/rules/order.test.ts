import { describe, expect, it } from "vitest";
import { orderStudents, printedNumbers } from "@/lib/sheets/rules/order";
import { student } from "../sheet-samples";

const named = (lastName: string, firstName: string, listNumber: number | null) =>
  student({ lastName, firstName, listNumber });
const namesOf = (students: readonly { lastName: string; firstName: string }[]) =>
  students.map(({ lastName, firstName }) => `${lastName} ${firstName}`);

describe("orderStudents", () => {
  const pupils = [named("ZOLA", "Émile", 1), named("Éluard", "Paul", null), named("EBOUE", "Félix", 3)];

  it("goes by name as a French dictionary does", () => {
    expect(namesOf(orderStudents(pupils, "NAME"))).toEqual(["EBOUE Félix", "Éluard Paul", "ZOLA Émile"]);
    const namesakes = [
      named("MARTIN", "Zoé", null),
      named("Mártin", "Éva", null),
      named("Martin", "Ali", null),
    ];
    expect(orderStudents(namesakes, "NAME").map(({ firstName }) => firstName)).toEqual(["Ali", "Éva", "Zoé"]);
  });

  it("goes by number in the class, pupils without one last and by name", () => {
    const others = [named("YVES", "Ana", null), ...pupils];
    expect(namesOf(orderStudents(others, "LIST_NUMBER"))).toEqual([
      "ZOLA Émile",
      "EBOUE Félix",
      "Éluard Paul",
      "YVES Ana",
    ]);
  });

  it("leaves what it is given alone", () => {
    const before = [...pupils];
    orderStudents(pupils, "NAME");
    expect(pupils).toEqual(before);
  });
});

describe("printedNumbers", () => {
  it("are those of the class when one is known, and nothing for the others", () => {
    expect(printedNumbers([named("A", "A", 12), named("B", "B", null)])).toEqual(["12", ""]);
  });

  it("are the places on the paper when none is known", () => {
    expect(printedNumbers([named("A", "A", null), named("B", "B", null)])).toEqual(["1", "2"]);
    expect(printedNumbers([])).toEqual([]);
  });
});

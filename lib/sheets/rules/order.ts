import type { SheetOrder } from "./layout";

type Listed = { lastName: string; firstName: string; listNumber: number | null };

// Capitals and accents of a last name never part namesakes: their first names do.
const alphabet = new Intl.Collator("fr", { sensitivity: "base" });

/** The pupils in the order of the paper; those without a number come last, by name. Equal ones keep their order. */
export function orderStudents<Student extends Listed>(
  students: readonly Student[],
  order: SheetOrder,
): readonly Student[] {
  return [...students].sort((first, second) =>
    order === "NAME" ? byName(first, second) : byNumber(first, second) || byName(first, second),
  );
}

/** What stands under « N° »: numbers of the class when it has some, else the places on this paper. */
export function printedNumbers(students: readonly Listed[]): readonly string[] {
  const isNumbered = students.some(({ listNumber }) => listNumber !== null);
  return students.map(({ listNumber }, index) => {
    if (!isNumbered) return String(index + 1);
    return listNumber === null ? "" : String(listNumber);
  });
}

const byName = (first: Listed, second: Listed) =>
  alphabet.compare(first.lastName, second.lastName) || alphabet.compare(first.firstName, second.firstName);

const byNumber = (first: Listed, second: Listed) => rankOf(first) - rankOf(second);

const rankOf = ({ listNumber }: Listed) => listNumber ?? Number.MAX_SAFE_INTEGER;

/** Letters that Unicode does not decompose into a base letter and an accent. */
const plainLetters: Record<string, string> = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ħ: "h",
  ŧ: "t",
  þ: "th",
  ı: "i",
  ŋ: "n",
  ĸ: "k",
};

/** Lower case without accents; apostrophes, hyphens, dots and repeated spaces become one space. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[œæßøđðłħŧþıŋĸ]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[\s\p{Pd}'’‘ʼ`´._]+/gu, " ")
    .trim();
}

/** What a pupil is found by: usual and birth names, first name and identifier, folded. Fold the query the same way. */
export function searchText(student: {
  lastName: string;
  usageName: string | null;
  firstName: string;
  identifier: string | null;
}): string {
  const words = [student.lastName, student.usageName, student.firstName, student.identifier];
  return words
    .map((word) => foldText(word ?? ""))
    .filter(Boolean)
    .join(" ");
}

/** Two names that differ by case, accents, hyphens, apostrophes or spaces have the same key. */
export function nameKey(lastName: string, firstName: string): string {
  return `${squeeze(lastName)}|${squeeze(firstName)}`;
}

function squeeze(name: string): string {
  return foldText(name).replaceAll(" ", "");
}

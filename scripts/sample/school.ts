import { uaiKeyIsRight } from "@/lib/establishments/rules";

export type SampleOptions = {
  /** Pupils of the school on that date; the files hold a few more, who left or whom one of them lacks. */
  pupils: number;
  seed: number;
  /** Day of the export: it decides the school year, the ages and what is past. */
  date: Date;
};

type SampleLevel = { digit: string; codePrefix: string; label: string; age: number; mef: string };
export type SampleClass = { code: string; label: string; level: SampleLevel; rank: number };
export type SampleGroup = { code: string; label: string };

const uaiDigits = "0312345";
const keyLetter = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ").find((letter) =>
  uaiKeyIsRight(uaiDigits + letter),
);

export const sampleUai = `${uaiDigits}${keyLetter ?? ""}`;
export const sampleSchoolName = "Collège des Deux-Rivières";

// 640 pupils make the 24 classes of an ordinary collège.
const pupilsPerClass = 640 / 24;
const classesPerGroup = 3;

/** `age` is the difference between the year of the start of term and the year of birth of most pupils. */
const levels: readonly SampleLevel[] = [
  { digit: "6", codePrefix: "6e ", label: "SIXIEME", age: 11, mef: "10010012110" },
  { digit: "5", codePrefix: "5e ", label: "CINQUIEME", age: 12, mef: "10110001110" },
  { digit: "4", codePrefix: "4 ", label: "QUATRIEME", age: 13, mef: "10210001110" },
  { digit: "3", codePrefix: "3e ", label: "TROISIEME", age: 14, mef: "10310019110" },
];

export const languages = [
  ["ESP", "ESPAGNOL LV2"],
  ["ALL", "ALLEMAND LV2"],
  ["ITA", "ITALIEN LV2"],
] as const;

/** The classes, by level then letter: 6e A … 6e F, 5e A …, 4 A …, 3e A … 3e F for 640 pupils. */
export function sampleClasses(pupils: number): SampleClass[] {
  const count = Math.max(1, Math.round(pupils / pupilsPerClass));
  const perLevel = Math.ceil(count / levels.length);
  return levels
    .flatMap((level) =>
      Array.from({ length: perLevel }, (_, rank) => {
        const letter = classLetter(rank);
        return { code: level.codePrefix + letter, label: `${level.label} ${letter}`, level, rank };
      }),
    )
    .slice(0, count);
}

/** The group of a class for a subject: neighbouring classes share one, so "4ESP2" holds 4 D, 4 E and 4 F. */
export function groupCode({ level, rank }: SampleClass, subject: string): string {
  return `${level.digit}${subject}${Math.floor(rank / classesPerGroup) + 1}`;
}

/** Every group of the school, once each. */
export function sampleGroups(classes: readonly SampleClass[]): SampleGroup[] {
  const labels = new Map<string, string>();
  for (const each of classes)
    for (const [code, label] of subjectsOf(each)) labels.set(groupCode(each, code), label);
  return Array.from(labels, ([code, label]) => ({ code, label: `${label} ${code.charAt(0)}E` }));
}

/** Subjects taught in groups: a second language and Latin from the second year on. */
function subjectsOf({ level }: SampleClass): readonly (readonly [string, string])[] {
  return level.digit === "6" ? [["BIL", "BILANGUE"]] : [...languages, ["LAT", "LATIN"]];
}

/** A … Z, AA, AB …, as spreadsheets count. */
function classLetter(rank: number): string {
  const letter = String.fromCharCode("A".charCodeAt(0) + (rank % 26));
  return rank < 26 ? letter : classLetter(Math.floor(rank / 26) - 1) + letter;
}

import { schoolYearOf } from "@/lib/imports/rules/school-year";
import { boyNames, girlNames, lastNames } from "./names";
import { seededChance, type Chance } from "./random";
import { groupCode, languages, sampleClasses, type SampleClass, type SampleOptions } from "./school";

/** Which file knows the pupil: both, both with a date of leaving, or the EduConnect list alone. */
type Standing = "ENROLLED" | "DEPARTED" | "NOT_IN_SIECLE";

export type SamplePupil = {
  standing: Standing;
  sourceId: number;
  ine: { form: "RNIE" | "BEA" | "APPRENTICE"; value: string } | null;
  lastName: string;
  usageName: string | null;
  firstName: string;
  secondName: string | null;
  isGirl: boolean;
  /** UTC midnights, as all days here. */
  bornOn: Date;
  enteredOn: Date;
  leftOn: Date | null;
  schoolClass: SampleClass;
  groups: readonly string[];
  boardingCode: string;
};

const departedShare = 0.006;
const notInSiecleShare = 0.004;
const dayMs = 86_400_000;
const firstSourceId = 1_840_000;
const letters = Array.from("ABCDEFGHJKLMNPRSTUVWXYZ");

/**
 * The pupils, class by class, then those who left and those whom only EduConnect knows. Made one at a time,
 * so that a file of any size is written in little memory; the same options give the same pupils again.
 */
export function* samplePupils({ pupils, seed, date }: SampleOptions): Generator<SamplePupil> {
  const classes = sampleClasses(pupils);
  const chance = seededChance(seed);
  const constant = { date, schoolYear: schoolYearOf(date), firstIne: chance.below(1_000_000_000) };
  const departed = Math.ceil(pupils * departedShare);
  const total = pupils + departed + Math.ceil(pupils * notInSiecleShare);
  for (let rank = 0; rank < total; rank += 1) {
    const standing = rank < pupils ? "ENROLLED" : rank < pupils + departed ? "DEPARTED" : "NOT_IN_SIECLE";
    const schoolClass =
      rank < pupils ? classes[Math.floor((rank * classes.length) / pupils)] : chance.pick(classes);
    if (schoolClass === undefined) throw new Error("A school has a class for every pupil");
    yield makePupil(chance, { ...constant, rank, standing, schoolClass });
  }
}

type Place = {
  rank: number;
  firstIne: number;
  standing: Standing;
  schoolClass: SampleClass;
  schoolYear: number;
  date: Date;
};

function makePupil(
  chance: Chance,
  { rank, firstIne, standing, schoolClass, schoolYear, date }: Place,
): SamplePupil {
  const isGirl = chance.happens(0.49);
  const firstNames = isGirl ? girlNames : boyNames;
  const lastName = chance.pick(lastNames);
  return {
    standing,
    sourceId: firstSourceId + rank * 3,
    ine: drawIne(chance, rank, firstIne),
    lastName,
    usageName: chance.happens(0.04) ? `${lastName}-${chance.pick(lastNames)}` : null,
    firstName: chance.pick(firstNames),
    secondName: chance.happens(0.5) ? chance.pick(firstNames) : null,
    isGirl,
    bornOn: drawBirth(chance, schoolYear - schoolClass.level.age),
    enteredOn: new Date(Date.UTC(schoolYear - (schoolClass.level.age - 11), 8, 1)),
    leftOn: standing === "DEPARTED" ? daysBefore(date, 2 + chance.below(40)) : null,
    schoolClass,
    groups: drawGroups(chance, schoolClass),
    boardingCode: chance.weigh([
      ["2", 0.7],
      ["0", 0.28],
      ["3", 0.02],
    ]),
  };
}

/** The UTC midnight of the day that is `days` days before the day of `date`. */
export function daysBefore(date: Date, days: number): Date {
  return new Date(Math.floor(date.getTime() / dayMs) * dayMs - days * dayMs);
}

function drawBirth(chance: Chance, usualYear: number): Date {
  const shift = chance.weigh([
    [0, 0.89],
    [-1, 0.08],
    [1, 0.03],
  ]);
  return new Date(Date.UTC(usualYear + shift, 0, 1 + chance.below(365)));
}

function drawGroups(chance: Chance, schoolClass: SampleClass): string[] {
  if (schoolClass.level.digit === "6") return chance.happens(0.12) ? [groupCode(schoolClass, "BIL")] : [];
  const [language] = chance.weigh(languages.map((each, rank) => [each, [0.66, 0.2, 0.14][rank] ?? 0]));
  const latin = chance.happens(0.15) ? [groupCode(schoolClass, "LAT")] : [];
  return [groupCode(schoolClass, language), ...latin];
}

/** A number for each rank that no other rank has: the step has no factor in common with a thousand million. */
function drawIne(chance: Chance, rank: number, firstIne: number): SamplePupil["ine"] {
  const digits = String((firstIne + rank * 387_420_489) % 1_000_000_000).padStart(9, "0");
  const [first, second] = [chance.pick(letters), chance.pick(letters)];
  const form = chance.weigh([
    ["RNIE", 0.88],
    ["BEA", 0.1],
    ["APPRENTICE", 0.01],
    [null, 0.01],
  ] as const);
  switch (form) {
    case "RNIE":
      return { form, value: digits + first + second };
    case "BEA":
      return { form, value: `1${digits}${first}` };
    case "APPRENTICE":
      return { form, value: `${digits.slice(0, 4)}A${digits.slice(4)}${first}` };
    case null:
      return null;
  }
}

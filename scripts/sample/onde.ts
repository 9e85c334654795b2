import { schoolYearOf } from "@/lib/imports/rules/school-year";
import { boyNames, girlNames, lastNames } from "./names";
import { seededChance, type Chance } from "./random";
import type { SampleOptions } from "./school";

/** ONDE as it is, or BE1D before it, whose header repeats titles and spaces some oddly. */
export type PrimarySoftware = "ONDE" | "BE1D";

const levels = [
  { cycle: "CYCLE II", name: "CP", age: 6 },
  { cycle: "CYCLE II", name: "CE1", age: 7 },
  { cycle: "CYCLE II", name: "CE2", age: 8 },
  { cycle: "CYCLE III", name: "CM1", age: 9 },
  { cycle: "CYCLE III", name: "CM2", age: 10 },
] as const;

const pupilsPerClass = 25;
const streets = ["rue des Écoles", "place de l'Église", "chemin du Moulin", "avenue Jean-Jaurès"];

type PrimaryPupil = {
  lastName: string;
  usageName: string;
  firstName: string;
  isGirl: boolean;
  ine: string;
  cycle: string;
  level: string;
  className: string;
  /** AAAA-MM-JJ */
  bornOn: string;
  street: string;
};

type Column = readonly [title: string, cell: (pupil: PrimaryPupil) => string];

const columns: Record<PrimarySoftware, readonly Column[]> = {
  ONDE: [
    ["Nom élève", ({ lastName }) => lastName],
    ["Prénom élève", ({ firstName }) => firstName],
    ["INE", ({ ine }) => ine],
    ["Cycle", ({ cycle }) => cycle],
    ["Niveau", ({ level }) => level],
    ["Libellé classe", ({ className }) => className],
    ["Date naissance", ({ bornOn }) => bornOn],
  ],
  BE1D: [
    ["Nom Elève", ({ lastName }) => lastName],
    ["Nom d'usage Elève", ({ usageName }) => usageName],
    ["Prénom Elève", ({ firstName }) => firstName],
    ["Date naissance", ({ bornOn }) => bornOn],
    ["Sexe", ({ isGirl }) => (isGirl ? "F" : "M")],
    ["Adresse", ({ street }) => street],
    ["Commune", () => "Deux-Rivières"],
    [" Cycle", ({ cycle }) => cycle],
    ["Niveau", ({ level }) => level],
    ["Classe", ({ className }) => className],
    ["Nom responsable", ({ lastName }) => lastName],
    ["Adresse", ({ street }) => street],
    [" Commune ", () => "Deux-Rivières"],
  ],
};

/** The pupils of a made-up primary school, as a CSV file of ONDE or BE1D, line by line. */
export function* primaryCsv(options: SampleOptions, software: PrimarySoftware): Generator<string> {
  const said = columns[software];
  // BE1D quotes every cell, ONDE none.
  const line = (cells: readonly string[]) =>
    `${(software === "BE1D" ? cells.map((cell) => `"${cell}"`) : cells).join(";")}\r\n`;
  yield line(said.map(([title]) => title));
  const chance = seededChance(options.seed);
  for (let rank = 0; rank < options.pupils; rank += 1) {
    const pupil = makePupil(chance, rank, options);
    yield line(said.map(([, cell]) => cell(pupil)));
  }
}

function makePupil(chance: Chance, rank: number, { pupils, date }: SampleOptions): PrimaryPupil {
  const level = levels[Math.floor((rank * levels.length) / pupils)] ?? levels[0];
  const isGirl = chance.happens(0.49);
  const lastName = chance.pick(lastNames).toLocaleUpperCase("fr");
  const bornOn = new Date(Date.UTC(schoolYearOf(date) - level.age, 0, 1 + chance.below(365)));
  return {
    lastName,
    usageName: chance.happens(0.04) ? `${lastName}-${chance.pick(lastNames).toLocaleUpperCase("fr")}` : "",
    firstName: chance.pick(isGirl ? girlNames : boyNames),
    isGirl,
    ine: `${String(100_000_000 + rank)}AB`,
    cycle: level.cycle,
    level: level.name,
    className: `${level.name} ${Math.floor((rank % Math.ceil(pupils / levels.length)) / pupilsPerClass) + 1}`,
    bornOn: bornOn.toISOString().slice(0, "AAAA-MM-JJ".length),
    street: chance.pick(streets),
  };
}

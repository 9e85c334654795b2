import type { Profile } from "@/lib/accounts/rules/profiles";

/** What somebody does in the school, as the académie’s directory writes it after the function’s code. */
export type Post = {
  code: string;
  profile: Extract<Profile, "DIR" | "ENS" | "EVS" | "DOC" | "ETA">;
  /** In a school of 640 pupils. */
  usual: number;
  /** Other schools have as many, whatever their size. */
  isFixed?: true;
  label: string;
  details: readonly (readonly [code: string, label: string])[];
};

const subjects = [
  ["L1400", "TECHNOLOGIE"],
  ["L0202", "LETTRES MODERNES"],
  ["L1300", "MATHEMATIQUES"],
  ["L0422", "ANGLAIS"],
  ["L1000", "HISTOIRE GEOGRAPHIE"],
  ["L1900", "EDUCATION PHYSIQUE ET SPORTIVE"],
  ["L1600", "SCIENCES DE LA VIE ET DE LA TERRE"],
  ["L1500", "PHYSIQUE CHIMIE"],
  ["L0426", "ESPAGNOL"],
  ["L0421", "ALLEMAND"],
  ["L0429", "ITALIEN"],
  ["L1700", "EDUCATION MUSICALE"],
  ["L1800", "ARTS PLASTIQUES"],
] as const;

/** The posts of a collège, in the order its directory is written. */
export const posts: readonly Post[] = [
  {
    ...{ code: "DIR", profile: "DIR", usual: 1, isFixed: true, label: "DIRECTION" },
    details: [["D0010", "PRINCIPAL DE COLLEGE"]],
  },
  {
    ...{ code: "DIR", profile: "DIR", usual: 1, isFixed: true, label: "DIRECTION" },
    details: [["D0011", "CHEF D'ETABLISSEMENT ADJOINT"]],
  },
  {
    ...{ code: "EDU", profile: "EVS", usual: 2, label: "EDUCATION" },
    details: [["E0030", "CONSEILLER PRINCIPAL D'EDUCATION"]],
  },
  { code: "ENS", profile: "ENS", usual: 42, label: "ENSEIGNEMENT", details: subjects },
  {
    ...{ code: "DOC", profile: "DOC", usual: 1, label: "DOCUMENTATION" },
    details: [["L0080", "DOCUMENTATION"]],
  },
  {
    ...{ code: "AED", profile: "EVS", usual: 7, label: "ASSISTANT D'EDUCATION" },
    details: [["-", "ASSISTANT D'EDUCATION"]],
  },
  {
    ...{ code: "ADF", profile: "ETA", usual: 1, label: "PERSONNELS ADMINISTRATIFS" },
    details: [["A0020", "ADJOINT GESTIONNAIRE"]],
  },
  {
    ...{ code: "ADM", profile: "ETA", usual: 2, label: "PERSONNELS ADMINISTRATIFS" },
    details: [["A0030", "SECRETARIAT"]],
  },
  {
    ...{ code: "MDS", profile: "ETA", usual: 1, label: "PERSONNELS MEDICO-SOCIAUX" },
    details: [["S0010", "INFIRMIER SCOLAIRE"]],
  },
  {
    ...{ code: "PSY", profile: "ETA", usual: 1, label: "PSYCHOLOGUE" },
    details: [["O0010", "PSYCHOLOGUE DE L'EDUCATION NATIONALE"]],
  },
  {
    ...{ code: "LAB", profile: "ETA", usual: 1, label: "PERSONNELS DE LABORATOIRE" },
    details: [["T0010", "TECHNICIEN DE LABORATOIRE"]],
  },
];

const usualPupils = 640;

/** How many hold a post in a school of so many pupils. */
export function headcount({ usual, isFixed }: Post, pupils: number): number {
  return isFixed ? usual : Math.max(1, Math.round((usual * pupils) / usualPupils));
}

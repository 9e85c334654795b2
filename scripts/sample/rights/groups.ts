import { holderWords } from "@/lib/imports/rules/rights/words";
import { everyNth } from "./draw";
import type { SamplePeople } from "./people";

export type SampleGroup = {
  key: string;
  name: string;
  /** ENT identifiers, and one name that nobody answers to. */
  members: readonly string[];
  /** Keys of other groups whose members are its own. */
  groups?: readonly string[];
};

/** The groups that the school made by hand. */
export function rightsGroups(people: SamplePeople): SampleGroup[] {
  const { byFunction, bySubject, teachers, pupils } = people;
  const board = [...byFunction("DIR", "ADF"), ...everyNth(teachers, 7, 3), ...byFunction("AED").slice(0, 1)];
  return [
    { key: "equipe-lettres", name: "Équipe de lettres", members: bySubject("L0202") },
    { key: "equipe-maths", name: "Équipe de mathématiques", members: bySubject("L1300") },
    {
      ...{ key: "equipe-langues", name: "Équipe de langues" },
      members: bySubject("L0422", "L0426", "L0421", "L0429"),
    },
    { key: "equipe-histoire", name: "Équipe d’histoire-géographie", members: bySubject("L1000") },
    { key: "equipe-sciences", name: "Équipe de sciences", members: bySubject("L1600", "L1500", "L1400") },
    {
      ...{ key: "pole-scientifique", name: "Pôle scientifique", members: byFunction("LAB") },
      groups: ["equipe-maths", "equipe-sciences"],
    },
    { key: "conseil-administration", name: "Conseil d’administration", members: board },
    { key: "pp-3e", name: "Professeurs principaux de 3e", members: people.headsOfLastYear },
    {
      ...{ key: "referents-numeriques", name: "Référents numériques" },
      members: [...teachers.slice(0, 1), ...byFunction("DOC"), ...everyNth(teachers, 16, 9)],
    },
    {
      ...{ key: "commission-voyages", name: "Commission des voyages" },
      members: [...byFunction("ADF"), ...everyNth(teachers, 13, 5)],
    },
    { key: "cvc", name: "Conseil de la vie collégienne", members: everyNth(pupils, 53, 11) },
    { key: "club-theatre", name: "Club théâtre", members: everyNth(pupils, 47, 22) },
    {
      ...{ key: "club-robotique", name: "Club robotique" },
      members: [...everyNth(pupils, 79, 30), unknownMember],
    },
  ];
}

/** A former organiser of the club, of whom the ENT kept the name alone. */
const unknownMember = "Gérard Vasseur (intervenant)";

/** The identifiers of a group of the school that accounts answer to. */
export function membersOfGroup(people: SamplePeople, key: string): string[] {
  const group = rightsGroups(people).find((each) => each.key === key);
  return (group?.members ?? []).filter((member) => member !== unknownMember);
}

/** One line a member; a group of nobody has one line without any. */
export function rowsOfGroup({ key, name, members, groups = [] }: SampleGroup): string[][] {
  const rows = [
    ...members.map((member) => [key, name, holderWords.ACCOUNT, member]),
    ...groups.map((group) => [key, name, holderWords.GROUP, group]),
  ];
  return rows.length > 0 ? rows : [[key, name, "", ""]];
}

import { identifiedPupils } from "../educonnect";
import { sampleGuests } from "../people/guests";
import { isLeaving, sampleStaff, type StaffMember } from "../people/staff";
import type { SampleOptions } from "../school";

/** The people whom rights may be given to, by what each of them is; everybody by the ENT identifier of their file. */
export type SamplePeople = {
  /** Those who stay, in the order of the directory. */
  staff: readonly StaffMember[];
  leavers: readonly string[];
  teachers: readonly string[];
  pupils: readonly string[];
  /** A guest of whom there is nothing else to say. */
  guest: string;
  /** Groups, as the school’s own functions write them. */
  byFunction: (...codes: string[]) => string[];
  bySubject: (...codes: string[]) => string[];
  /** Head teachers of the classes of the last year. */
  headsOfLastYear: readonly string[];
  /** The groups of languages and of Latin that the directory knows, each once. */
  languageGroups: readonly string[];
};

const loginOf = ({ plainName }: StaffMember) => plainName;

export function samplePeople(options: SampleOptions): SamplePeople {
  const everybody = sampleStaff(options);
  const staff = everybody.filter((member) => !isLeaving(member));
  const enrolled = [...identifiedPupils(options)].filter(({ pupil }) => pupil.standing === "ENROLLED");
  const teachers = staff.filter(({ post }) => post.code === "ENS");
  return {
    ...{ staff, leavers: everybody.filter(isLeaving).map(loginOf), teachers: teachers.map(loginOf) },
    pupils: enrolled.map(({ identifier }) => identifier),
    guest: sampleGuests(options).find(({ kind }) => kind === "IN_ORDER")?.cells.login ?? "",
    byFunction: (...codes) => staff.filter(({ post }) => codes.includes(post.code)).map(loginOf),
    bySubject: (...codes) => teachers.filter(({ detail }) => codes.includes(detail[0])).map(loginOf),
    headsOfLastYear: teachers.filter(({ headOf }) => headOf?.level.digit === "3").map(loginOf),
    languageGroups: [...new Set(enrolled.flatMap(({ pupil }) => pupil.groups))].sort(),
  };
}

import { nameKey } from "@/lib/students/rules/search";
import { boyNames, girlNames, lastNames } from "../names";
import { seededChance, type Chance } from "../random";
import { sampleClasses, type SampleClass, type SampleOptions } from "../school";
import { firstFree, plainName } from "./addresses";
import { headcount, type Post, posts } from "./posts";

/** What sets a few of the staff apart from their colleagues. */
type Part =
  | "REFERENT"
  /** Administers the ENT from a mailbox that anybody opens for oneself. */
  | "PRIVATE_ADMINISTRATOR"
  /** In the complete set, and removed by the next one. */
  | "LEAVING_SPONSOR"
  | "LEAVING_ADMINISTRATOR";

export type StaffMember = {
  /** The académie’s number, the same in every file. */
  id: number;
  lastName: string;
  usageName: string | null;
  firstName: string;
  bornOn: Date;
  isWoman: boolean;
  post: Post;
  detail: Post["details"][number];
  /** “prenom.nom”, the login in the ENT and what the academic address begins with. */
  plainName: string;
  classes: readonly SampleClass[];
  headOf: SampleClass | null;
  part: Part | null;
};

export const academicDomain = "ac-toulouse.fr";
export const academicMail = (member: StaffMember) => `${member.plainName}@${academicDomain}`;
export const isLeaving = ({ part }: StaffMember) =>
  part === "LEAVING_SPONSOR" || part === "LEAVING_ADMINISTRATOR";

/** The people that the demonstration knows by their name, at the head of their post. */
const known: Readonly<Record<string, readonly [firstName: string, lastName: string, isWoman: boolean]>> = {
  D0010: ["Claire", "Martin", true],
  D0011: ["Paul", "Morel", false],
  E0030: ["Nadia", "Roux", true],
  L1400: ["Karim", "Benali", false],
};

/** The first teachers, in this order; the last two come on top of the usual number. */
const parts: readonly Part[] = [
  "REFERENT",
  "PRIVATE_ADMINISTRATOR",
  "LEAVING_SPONSOR",
  "LEAVING_ADMINISTRATOR",
];
const leavers = 2;

// Drawn apart, so that a change in one file never moves the others.
const staffSeed = 0x2545f491;
const firstId = 214_000;

/** The staff, post by post, whom the académie feeds: about 60 for 640 pupils, and two who have just left. */
export function sampleStaff({ pupils, seed, date }: SampleOptions): StaffMember[] {
  const chance = seededChance(seed ^ staffSeed);
  const classes = sampleClasses(pupils);
  const draw = { chance, classes, year: date.getUTCFullYear(), names: new Set<string>(), taken: new Map() };
  let id = firstId;
  return posts.flatMap((post) => {
    const isTeaching = post.code === "ENS";
    const total = Math.max(headcount(post, pupils), isTeaching ? parts.length - leavers : 1);
    return Array.from({ length: isTeaching ? total + leavers : total }, (_, rank) => {
      id += 7;
      return drawMember(draw, { id, post, rank });
    });
  });
}

type Draw = {
  chance: Chance;
  classes: readonly SampleClass[];
  year: number;
  names: Set<string>;
  taken: Map<string, number>;
};

function drawMember(draw: Draw, { id, post, rank }: { id: number; post: Post; rank: number }): StaffMember {
  const { chance, year, names, taken } = draw;
  const detail = post.details[rank % post.details.length] ?? post.details[0];
  if (!detail) throw new Error("A post has a name");
  const named = rank === 0 ? known[detail[0]] : undefined;
  const person = named
    ? { firstName: named[0], lastName: named[1], usageName: null, isWoman: named[2] }
    : drawName(chance, names);
  names.add(nameKey(person.lastName, person.firstName));
  return {
    ...person,
    ...{ id, post, detail },
    bornOn: drawBirth(chance, year, post),
    plainName: firstFree(plainName(person), taken),
    ...(post.code === "ENS" ? drawTeaching(draw, rank) : { classes: [], headOf: null, part: null }),
  };
}

function drawTeaching({ chance, classes }: Draw, rank: number) {
  return {
    classes: drawClasses(chance, classes),
    headOf: classes[rank] ?? null,
    part: parts[rank] ?? null,
  };
}

/** A name that nobody drawn before has; a married woman may go by another. */
export function drawName(chance: Chance, names: ReadonlySet<string>) {
  const isWoman = chance.happens(0.62);
  const firstNames = isWoman ? girlNames : boyNames;
  let [firstName, lastName] = [chance.pick(firstNames), chance.pick(lastNames)];
  // A school larger than the list of names has namesakes: a few tries are enough for an ordinary one.
  for (let left = 20; left > 0 && names.has(nameKey(lastName, firstName)); left -= 1)
    [firstName, lastName] = [chance.pick(firstNames), chance.pick(lastNames)];
  const usageName = isWoman && chance.happens(0.15) ? chance.pick(lastNames) : null;
  return { firstName, lastName, usageName: usageName === lastName ? null : usageName, isWoman };
}

/** At work from 24 to 61 years of age, and at the head of a school from 42. */
function drawBirth(chance: Chance, year: number, { profile }: Post): Date {
  const youngest = profile === "DIR" ? 42 : 24;
  return new Date(Date.UTC(year - youngest - chance.below(62 - youngest), 0, 1 + chance.below(365)));
}

function drawClasses(chance: Chance, classes: readonly SampleClass[]): SampleClass[] {
  const drawn = Array.from({ length: 3 + chance.below(3) }, () => chance.pick(classes));
  return [...new Set(drawn)];
}

import { templateOf } from "@/lib/imports/rules/people/columns";
import { nameKey } from "@/lib/students/rules/search";
import { identifiedPupils } from "../educonnect";
import { seededChance, type Chance } from "../random";
import { sampleUai, type SampleOptions } from "../school";
import { frenchDay } from "../siecle";
import { firstFree, plainName } from "./addresses";
import { dayAgo, rowOf, type Cells } from "./csv";
import { academicDomain, academicMail, drawName, isLeaving, sampleStaff, type StaffMember } from "./staff";

const profileWords: Readonly<Record<StaffMember["post"]["profile"], string>> = {
  DIR: "Personnel de direction",
  ENS: "Enseignant",
  EVS: "Personnel de vie scolaire",
  DOC: "Documentaliste",
  ETA: "Personnel non enseignant",
};

// Drawn apart, so that a change in one file never moves the others.
const accountSeed = 0x7f4a7c15;
const trainees = 2;
const localShare = 0.005;

/**
 * comptes-ent.csv, line by line, in the console’s template: what the ENT shows its administrator. It holds people whom
 * no feed knows, and pupils who have left.
 */
export function* accountsCsv(options: SampleOptions): Generator<string> {
  const chance = seededChance(options.seed ^ accountSeed);
  const line = (cells: Cells) => `${rowOf("ACCOUNTS", cells).join(";")}\r\n`;
  yield `${templateOf("ACCOUNTS").join(";")}\r\n`;
  const staff = sampleStaff(options);
  for (const member of staff) yield line(staffCells(chance, member, options.date));
  for (const cells of strangers(chance, staff, options.date)) yield line(cells);
  for (const cells of pupilCells(chance, options)) yield line(cells);
}

function staffCells(chance: Chance, member: StaffMember, date: Date): Cells {
  const { lastName, usageName, firstName, bornOn, post, part } = member;
  return {
    ...{ lastName, firstName, usageName: usageName ?? "", birthDate: frenchDay(bornOn) },
    ...{ login: member.plainName, email: academicMail(member), profile: profileWords[post.profile] },
    functions: post.code,
    lastSeen: drawSignIn(chance, date, [0.9, 0.03]),
    ...{ localAuthentication: "Guichet agents", isAdministrator: "non" },
    secondFactor: chance.weigh([
      ["oui", 0.3],
      ["non", 0.3],
      ["", 0.4],
    ]),
    openedOn: dayAgo(chance, date, [60, 2000]),
    ...(part === "REFERENT" && properAdministrator(chance, date)),
    ...(part === "PRIVATE_ADMINISTRATOR" && {
      ...{ isAdministrator: "oui", secondFactor: "non", email: `${member.plainName}@gmail.example` },
      ...{ localAuthentication: "Locale", passwordChangedOn: dayAgo(chance, date, [500, 300]) },
    }),
    ...(isLeaving(member) && { lastSeen: dayAgo(chance, date, [40, 40]) }),
    ...(part === "LEAVING_ADMINISTRATOR" && { isAdministrator: "oui" }),
  };
}

const properAdministrator = (chance: Chance, date: Date): Cells => ({
  ...{ isAdministrator: "oui", secondFactor: "oui", lastSeen: dayAgo(chance, date, [1, 5]) },
});

/** Accounts made by hand: one that a service shares, and trainees whom nobody closed. */
function strangers(chance: Chance, staff: readonly StaffMember[], date: Date): Cells[] {
  const names = new Set(staff.map(({ lastName, firstName }) => nameKey(lastName, firstName)));
  const taken = new Map(staff.map((member) => [member.plainName, 1]));
  const generic = {
    ...{ lastName: "ENT", firstName: "Administrateur", login: "adminent", isAdministrator: "oui" },
    ...{ email: `ce.${sampleUai.toLowerCase()}@${academicDomain}`, profile: profileWords.ETA },
    ...{ localAuthentication: "Locale", lastSeen: dayAgo(chance, date, [1, 20]) },
    passwordChangedOn: dayAgo(chance, date, [900, 500]),
  };
  const drawn = Array.from({ length: trainees }, (): Cells => {
    const person = drawName(chance, names);
    return {
      ...{ lastName: person.lastName, firstName: person.firstName, usageName: person.usageName ?? "" },
      ...{ login: firstFree(plainName(person), taken), profile: profileWords.ENS },
      ...{ localAuthentication: "Locale", lastSeen: dayAgo(chance, date, [150, 100]) },
    };
  });
  return [generic, ...drawn];
}

function* pupilCells(chance: Chance, options: SampleOptions): Generator<Cells> {
  for (const { pupil, identifier } of identifiedPupils(options)) {
    const isLocal = chance.happens(localShare);
    const lastSeen = drawSignIn(chance, options.date, [0.78, 0.15]);
    if (pupil.standing === "NOT_IN_SIECLE") continue;
    yield {
      ...{ lastName: pupil.lastName, firstName: pupil.firstName, usageName: pupil.usageName ?? "" },
      ...{ birthDate: frenchDay(pupil.bornOn), login: identifier, profile: "Élève" },
      ...{ classes: pupil.schoolClass.code, ine: pupil.ine?.value ?? "", lastSeen },
      localAuthentication: isLocal ? "Locale" : "ÉduConnect",
      openedOn: frenchDay(pupil.enteredOn),
    };
  }
}

/** Seen of late, never, or nobody knows: an empty cell. */
function drawSignIn(chance: Chance, date: Date, [seen, never]: readonly [number, number]): string {
  const day = dayAgo(chance, date, [1, 40]);
  return chance.weigh([
    [day, seen],
    ["jamais", never],
    ["", 1 - seen - never],
  ]);
}

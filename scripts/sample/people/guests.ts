import { templateOf } from "@/lib/imports/rules/people/columns";
import { safeCsv } from "@/lib/safe-csv";
import { nameKey } from "@/lib/students/rules/search";
import { seededChance, type Chance } from "../random";
import type { SampleOptions } from "../school";
import { frenchDay } from "../siecle";
import { firstFree, plainName } from "./addresses";
import { dayAgo, rowOf, type Cells } from "./csv";
import { casesOf, changeOf, comingDay, type GuestCase, sponsorCells } from "./guest-cases";
import { drawName, sampleStaff, type StaffMember } from "./staff";

const usualGuests = 35;
const usualPupils = 640;
// Drawn apart, so that a change in one file never moves the others.
const guestSeed = 0x165667b1;

const employers = [
  ["mairie-deux-rivieres.example", "Accompagnement de la scolarité, convention avec la mairie"],
  ["compagnie-des-rives.example", "Atelier théâtre des classes de 4e"],
  ["conservatoire.example", "Classe à horaires aménagés musique"],
  ["club-robotique.example", "Club robotique du jeudi"],
  ["mediatheque.example", "Défi lecture avec la médiathèque"],
  ["universite.example", "Stage de master MEEF"],
  ["maintenance.example", "Maintenance du parc informatique"],
] as const;

export type SampleGuest = { kind: GuestCase; cells: Cells };

/** invites.csv, in the console’s template and as the console itself writes it. */
export function guestsCsv(options: SampleOptions): string {
  const rows = sampleGuests(options).map(({ cells }) => rowOf("GUESTS", cells));
  return safeCsv(templateOf("GUESTS"), rows);
}

/** The guests, each with what is wrong with them: about 35 for 640 pupils, and one of each kind in any school. */
export function sampleGuests(options: SampleOptions): SampleGuest[] {
  const chance = seededChance(options.seed ^ guestSeed);
  const staff = sampleStaff(options);
  const names = new Set(staff.map(({ lastName, firstName }) => nameKey(lastName, firstName)));
  const taken = new Map<string, number>();
  const sponsors = staff.filter((member) => member.part === null && member.post.profile !== "ETA");
  const gone = staff.find(({ part }) => part === "LEAVING_SPONSOR");
  const twin = staff.findLast(({ part, post }) => part === null && post.code === "ENS") ?? sponsors[0];
  if (!gone || !twin) throw new Error("A school has somebody who leaves, and somebody who stays");
  const cases = casesOf(Math.round((options.pupils * usualGuests) / usualPupils));
  return cases.map((kind) => {
    const inOrder = drawGuest({ chance, names, taken, sponsors, date: options.date });
    const about = { chance, date: options.date, gone, twin, plainName: inOrder.plainName };
    return { kind, cells: { ...inOrder.cells, ...changeOf(kind, about) } };
  });
}

type Draw = {
  chance: Chance;
  names: Set<string>;
  taken: Map<string, number>;
  sponsors: readonly StaffMember[];
  date: Date;
};

/** Somebody of whom there is nothing to say. */
function drawGuest({ chance, names, taken, sponsors, date }: Draw): { plainName: string; cells: Cells } {
  const person = drawName(chance, names);
  names.add(nameKey(person.lastName, person.firstName));
  const own = firstFree(plainName(person), taken);
  const [domain, reason] = chance.pick(employers);
  const bornOn = new Date(Date.UTC(date.getUTCFullYear() - 20 - chance.below(48), 0, 1 + chance.below(365)));
  const cells = {
    ...{ lastName: person.lastName, usageName: person.usageName ?? "", firstName: person.firstName },
    ...{ birthDate: frenchDay(bornOn), login: `${own}.ext`, email: `${own}@${domain}`, reason },
    ...{ lastSeen: dayAgo(chance, date, [1, 40]), openedOn: dayAgo(chance, date, [300, 400]) },
    ...{ localAuthentication: "oui", endsOn: comingDay(chance, date, [60, 250]) },
    ...sponsorCells(chance.pick(sponsors)),
  };
  return { plainName: own, cells };
}

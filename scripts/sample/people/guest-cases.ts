import { schoolYearOf } from "@/lib/imports/rules/school-year";
import { daysBefore } from "../pupils";
import type { Chance } from "../random";
import { frenchDay } from "../siecle";
import { dayAgo, type Cells } from "./csv";
import { academicMail, type StaffMember } from "./staff";

/** What may be wrong with a guest, or right, and in how many of the 35 of a usual school. */
export const guestCases = {
  IN_ORDER: 4,
  ENDING_SOON: 2,
  NO_END: 3,
  PAST_END: 2,
  /** Nobody knows when they last signed in: no gesture of the console’s own touches them. */
  PAST_END_UNKNOWN: 2,
  END_TOO_LATE: 2,
  NEVER_SEEN: 3,
  INACTIVE: 3,
  NO_SPONSOR: 2,
  SPONSOR_GONE: 2,
  PRIVATE_MAILBOX: 2,
  TWIN_OF_STAFF: 1,
  NO_REASON: 2,
  GENERIC_NAME: 1,
  SHARED_ADDRESS: 2,
  UNKNOWN_SIGN_IN: 2,
} as const;

export type GuestCase = keyof typeof guestCases;

export type Circumstances = {
  chance: Chance;
  date: Date;
  /** Who left since, and who has a guest account besides their own. */
  gone: StaffMember;
  twin: StaffMember;
  plainName: string;
};

const privateDomains = ["gmail.example", "yahoo.example", "hotmail.example"];

/** An address is shared by two at least. */
const least = (kind: GuestCase) => (kind === "SHARED_ADDRESS" ? 2 : 1);

/** The case of each of so many guests: every kind first, then as often as in a usual school. */
export function casesOf(guests: number): GuestCase[] {
  const kinds = Object.keys(guestCases) as GuestCase[];
  const times = (count: (kind: GuestCase) => number) =>
    kinds.flatMap((kind) => Array<GuestCase>(count(kind)).fill(kind));
  const everyKind = times(least);
  const usual = [...everyKind, ...times((kind) => guestCases[kind] - least(kind))];
  return Array.from({ length: Math.max(guests, everyKind.length) }, (_, rank) => {
    const kind = usual[rank % usual.length] ?? "IN_ORDER";
    // Everybody has one double at most.
    return rank >= usual.length && kind === "TWIN_OF_STAFF" ? "IN_ORDER" : kind;
  });
}

/** 31 August of the school year, the last day that a school allows by default. */
const lastDay = (date: Date) => new Date(Date.UTC(schoolYearOf(date) + 1, 7, 31));

/** A day to come, within what the school allows. */
export function comingDay(chance: Chance, date: Date, [least, spread]: readonly [number, number]): string {
  const drawn = daysBefore(date, -(least + chance.below(spread)));
  return frenchDay(new Date(Math.min(drawn.getTime(), lastDay(date).getTime())));
}

const changes: Readonly<Record<GuestCase, (about: Circumstances) => Cells>> = {
  IN_ORDER: () => ({}),
  ENDING_SOON: ({ chance, date }) => ({ endsOn: comingDay(chance, date, [5, 20]) }),
  NO_END: () => ({ endsOn: "" }),
  PAST_END: ({ chance, date }) => ({ endsOn: dayAgo(chance, date, [3, 40]) }),
  PAST_END_UNKNOWN: ({ chance, date }) => ({ endsOn: dayAgo(chance, date, [30, 120]), lastSeen: "" }),
  END_TOO_LATE: ({ date }) => ({ endsOn: frenchDay(new Date(Date.UTC(schoolYearOf(date) + 4, 7, 31))) }),
  NEVER_SEEN: ({ chance, date }) => ({ openedOn: dayAgo(chance, date, [60, 60]), lastSeen: "jamais" }),
  INACTIVE: ({ chance, date }) => ({ lastSeen: dayAgo(chance, date, [75, 200]) }),
  NO_SPONSOR: () => ({ sponsor: "", sponsorEmail: "" }),
  SPONSOR_GONE: ({ gone }) => sponsorCells(gone),
  PRIVATE_MAILBOX: ({ chance, plainName }) => ({ email: `${plainName}@${chance.pick(privateDomains)}` }),
  TWIN_OF_STAFF: ({ twin: { lastName, usageName, firstName, bornOn, plainName } }) => ({
    ...{ lastName, firstName, usageName: usageName ?? "", birthDate: frenchDay(bornOn) },
    ...{ login: `${plainName}.ext`, email: `${plainName}@club-robotique.example` },
    reason: "Club robotique du jeudi",
  }),
  NO_REASON: () => ({ reason: "" }),
  GENERIC_NAME: () => ({
    ...{ lastName: "Invité", usageName: "", firstName: "Compte", birthDate: "" },
    ...{ login: "invite.cdi", email: "contact@mediatheque.example" },
    reason: "Poste du CDI, pour la médiathèque",
  }),
  SHARED_ADDRESS: () => ({
    ...{ email: "troupe@compagnie-des-rives.example", reason: "Atelier théâtre des classes de 4e" },
  }),
  UNKNOWN_SIGN_IN: () => ({ lastSeen: "" }),
};

/** What the case changes in a guest who was in order. */
export function changeOf(kind: GuestCase, about: Circumstances): Cells {
  return changes[kind](about);
}

export function sponsorCells(member: StaffMember): Cells {
  return {
    sponsor: `${member.firstName} ${member.usageName ?? member.lastName}`,
    sponsorEmail: academicMail(member),
  };
}

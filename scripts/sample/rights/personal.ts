import { holderWords } from "@/lib/imports/rules/rights/words";
import { daysBefore } from "../pupils";
import type { Chance } from "../random";
import type { SampleOptions } from "../school";
import { frenchDay } from "../siecle";
import { drawSome } from "./draw";
import { rupn, type SampleGrant } from "./grants";
import { membersOfGroup } from "./groups";
import type { SamplePeople } from "./people";

/**
 * What several people who hold one role on one target in their own name are together: exactly one population or several
 * (EXACT), one but for somebody (ONE_MISSING) or with somebody else (ONE_MORE), none (NO_COVER), or people to whom
 * populations already give it (REDUNDANT).
 */
export type PersonalCase = "EXACT" | "ONE_MISSING" | "ONE_MORE" | "NO_COVER" | "REDUNDANT";

export type PersonalLot = { kind: PersonalCase; target: string; role: string; holders: readonly string[] };

/** The rights given to several people, one by one, over the years. */
export function personalLots(chance: Chance, people: SamplePeople): PersonalLot[] {
  const { byFunction, bySubject, teachers } = people;
  const assistants = byFunction("AED");
  const schoolLife = byFunction("EDU", "AED");
  const some = (count: number) => drawSome(chance, teachers, count);
  const lot = (kind: PersonalCase, target: string, role: string, holders: readonly string[]) => ({
    ...{ kind, target, role, holders },
  });
  return [
    lot("EXACT", "appel", "accès", schoolLife),
    lot("EXACT", "vs-absences", "rédacteur", assistants),
    lot("EXACT", "punitions", "accès", schoolLife),
    lot("EXACT", "gestion", "accès", byFunction("ADF", "ADM")),
    lot("EXACT", "stages", "accès", membersOfGroup(people, "pp-3e")),
    lot("EXACT", "adm-ca", "visiteur", membersOfGroup(people, "conseil-administration")),
    lot("EXACT", "ve-clubs-robotique", "visiteur", membersOfGroup(people, "club-robotique")),
    lot("ONE_MISSING", "reservation", "accès", assistants.slice(1)),
    lot("ONE_MISSING", "ped-maths", "modérateur", bySubject("L1300").slice(1)),
    lot("ONE_MORE", "questionnaire", "accès", [...schoolLife, ...some(1)]),
    lot("NO_COVER", "cdi-webradio", "rédacteur", some(6)),
    lot("NO_COVER", "ve-voyages", "modérateur", some(5)),
    lot("NO_COVER", "orientation", "visiteur", some(7)),
    lot("REDUNDANT", "messagerie", "accès", [...some(7), ...assistants.slice(0, 2)]),
    lot("REDUNDANT", "ped-histoire", "visiteur", some(4)),
  ];
}

/** Those that a RUPN is to see at once. */
function specialGrants(people: SamplePeople, { date }: SampleOptions): Omit<SampleGrant, Told>[] {
  const to = (holder: string) => ({ holderKind: holderWords.ACCOUNT, holder });
  const [pupil = ""] = people.pupils;
  const [departed = "", gone = departed] = people.leavers;
  const [teacher = ""] = people.teachers.slice(-1);
  return [
    { target: "ve-clubs-theatre", role: "gestionnaire", ...to(people.guest) },
    { target: "cdi-blog", role: "rédacteur", ...to(pupil) },
    { target: "accueil-actualites", role: "modérateur", ...to(formerRupn) },
    { target: "archives", role: "rédacteur", ...to(departed) },
    { target: "ped-eps", role: "rédacteur", ...to(gone) },
    {
      ...{ target: "accueil-documents", role: "rédacteur", ...to(teacher) },
      endsOn: frenchDay(daysBefore(date, -9)),
    },
  ];
}

type Told = "givenBy" | "givenOn" | "reason";

/** Gave rights until she left; nobody answers to her name any more. */
const formerRupn = "Sylvie Arnould";

const reasons = [
  "Remplacement d’un congé",
  "À sa demande",
  "Projet de l’année",
  "Dépannage, le temps d’un conseil de classe",
  "Suite de l’ancien site",
];

const scattered = [
  ...["accueil-actualites", "accueil-agenda", "cdi-emi", "ve-cvc", "ori-stages", "ped-eps"],
  ...["ped-latin", "ped-anglais", "adm-secretariat", "sante", "archives", "vs-reglement"],
];
const scatteredCount = 24;

/** Every right given to somebody in person, with who gave it, when and, one time in two, why. */
export function personalGrants(chance: Chance, people: SamplePeople, options: SampleOptions): SampleGrant[] {
  const lots = personalLots(chance, people).flatMap(({ target, role, holders }) =>
    holders.map((holder) => ({ target, role, holderKind: holderWords.ACCOUNT, holder })),
  );
  const special = specialGrants(people, options);
  const held = new Set(special.map(({ target, holder }) => `${target}|${holder}`));
  const staff = people.staff.map(({ plainName }) => plainName);
  const left = scattered.flatMap((target) =>
    staff.filter((holder) => !held.has(`${target}|${holder}`)).map((holder) => ({ target, holder })),
  );
  const alone = drawSome(chance, left, scatteredCount).map((place) => ({
    ...{ ...place, role: chance.pick(["visiteur", "rédacteur", "modérateur"]) },
    holderKind: holderWords.ACCOUNT,
  }));
  return [...lots, ...special, ...alone].map((grant) => ({ ...grant, ...drawStory(chance, options) }));
}

/** Over five years, the last three weeks left out. */
function drawStory(chance: Chance, { date }: SampleOptions): Pick<SampleGrant, Told> {
  const day = daysBefore(date, 20 + chance.below(5 * 365));
  const isOld = day.getUTCFullYear() < date.getUTCFullYear() - 2;
  return {
    ...{ givenBy: isOld ? formerRupn : chance.pick([rupn, rupn, "Claire Martin"]), givenOn: frenchDay(day) },
    reason: chance.happens(0.5) ? chance.pick(reasons) : "",
  };
}

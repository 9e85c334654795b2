import { type Account, fullName } from "@/lib/accounts/rules/account";
import { dayPlus, daysBetween, inactiveDays } from "@/lib/accounts/rules/days";
import { count } from "@/lib/french";
import { isConsumerMailbox } from "@/lib/guests/rules/mailboxes";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import { isGeneric } from "./addresses/local-part";
import { cannotTell, fails, passes, type RuleSheet, type Verdict } from "./finding";
import { type Indexed, isFed, namesakesOf } from "./school";

type GuestRule = RuleSheet & { evaluate: (account: Account, school: Indexed) => Verdict };

const practice = "Académie de Toulouse, Comment sécuriser l’ENT ?";
const neverSeenDays = 30;

const unknownActivity = "la dernière connexion : aucun fichier importé ne la donne";

const never = "NEVER";

/** The last day a guest was seen, or none; null when nobody knows. */
function seenOn({ activity }: Account): string | null {
  if (activity.kind === "SEEN_AT") return activity.day;
  return activity.kind === "NEVER" ? never : null;
}

/** When the account began, as far as anybody said it: a date of the file, or the console’s own creation. */
function openedOn({ openedOn: day, origins, createdAt }: Account, { dayOf }: Indexed): string | null {
  if (day !== null) return day;
  return origins.some(({ source }) => source === "MANUAL") ? dayOf(createdAt) : null;
}

/** Rules on one guest, in the order of the catalogue; G10 counts them all. */
export const guestRules: readonly GuestRule[] = [
  {
    ...{
      id: "G01",
      area: "GUESTS",
      severity: "HIGH",
      title: "Compte invité sans date de fin",
      source: practice,
    },
    rationale: "Un compte exceptionnel sans fin reste ouvert quand plus personne ne s’en souvient.",
    advice: "Donnez une date de fin, ou supprimez le compte.",
    evaluate: ({ guest }) => (guest?.endsOn ? passes : fails("Aucune date de fin.")),
  },
  {
    ...{ id: "G02", area: "GUESTS", severity: "CRITICAL", title: "Date de fin passée, compte encore actif" },
    source: practice,
    rationale: "Le compte devrait être fermé : il sert peut-être à quelqu’un d’autre.",
    advice: "Suspendez le compte, ou prolongez-le s’il sert encore.",
    evaluate: ({ guest, status }, { today }) => {
      if (!guest?.endsOn) return cannotTell("la date de fin");
      const isOver = guest.endsOn < today && status === "ACTIVE";
      return isOver
        ? fails(
            `Fin le ${frenchDate(guest.endsOn)}, il y a ${count(daysBetween(guest.endsOn, today), "jour")}.`,
          )
        : passes;
    },
  },
  {
    ...{ id: "G03", area: "GUESTS", severity: "MEDIUM", title: "Date de fin trop lointaine" },
    source: "Tribu, académie de Toulouse",
    rationale: "Au-delà du 30 septembre de l’année prochaine, personne ne reverra ce compte à temps.",
    advice: "Ramenez la date de fin dans la limite de l’établissement.",
    evaluate: ({ guest }, { absoluteEnd }) => {
      if (!guest?.endsOn) return cannotTell("la date de fin");
      return guest.endsOn > absoluteEnd ? fails(`Fin le ${frenchDate(guest.endsOn)}.`) : passes;
    },
  },
  {
    ...{ id: "G04", area: "GUESTS", severity: "MEDIUM", title: "Jamais connecté 30 jours après sa création" },
    source: practice,
    rationale:
      "Un compte qui n’a pas servi n’a pas de raison d’être, et son premier mot de passe traîne peut-être.",
    advice: "Supprimez le compte : il se recrée en une minute.",
    evaluate: (account, school) => {
      const seen = seenOn(account);
      if (seen === null) return cannotTell(unknownActivity);
      if (seen !== never) return passes;
      const opened = openedOn(account, school);
      if (opened === null) return cannotTell("la date de création");
      const days = daysBetween(opened, school.today);
      return days > neverSeenDays ? fails(`Créé il y a ${count(days, "jour")}, jamais connecté.`) : passes;
    },
  },
  {
    ...{ id: "G05", area: "GUESTS", severity: "MEDIUM", title: "Inactif depuis plus de 60 jours" },
    source: "Tribu, académie de Toulouse",
    rationale: "Un compte oublié est celui que l’on vole sans que personne ne s’en aperçoive.",
    advice: "Demandez au parrain, puis suspendez le compte.",
    evaluate: (account, { today }) => {
      const seen = seenOn(account);
      if (seen === null) return cannotTell(unknownActivity);
      if (seen === never || seen >= dayPlus(today, -inactiveDays)) return passes;
      return fails(
        `Dernière connexion le ${frenchDate(seen)}, il y a ${count(daysBetween(seen, today), "jour")}.`,
      );
    },
  },
  {
    ...{
      id: "G06",
      area: "GUESTS",
      severity: "MEDIUM",
      title: "Compte invité sans parrain",
      source: practice,
    },
    rationale: "Personne dans l’établissement ne répond de cette personne.",
    advice: "Désignez un parrain, ou supprimez le compte.",
    evaluate: ({ guest }) => (guest?.sponsorName ? passes : fails("Aucun parrain.")),
  },
  {
    ...{ id: "G07", area: "GUESTS", severity: "HIGH", title: "Le parrain est parti", source: practice },
    rationale: "Celui qui répondait de cette personne n’est plus là pour le faire.",
    advice: "Changez de parrain, ou supprimez le compte.",
    evaluate: ({ guest }) => {
      if (!guest?.sponsorName) return cannotTell("le parrain");
      if (guest.sponsorStatus === null) return cannotTell(`le compte du parrain (${guest.sponsorName})`);
      return guest.sponsorStatus === "DEPARTED" || guest.sponsorStatus === "BINNED"
        ? fails(`${guest.sponsorName} a quitté l’établissement.`)
        : passes;
    },
  },
  {
    ...{ id: "G08", area: "GUESTS", severity: "MEDIUM", title: "Adresse non professionnelle" },
    source: "Tribu, académie de Toulouse",
    rationale:
      "Une messagerie grand public n’est ni fermée au départ de la personne, ni protégée par un employeur.",
    advice: "Demandez une adresse professionnelle.",
    evaluate: ({ email, guest }) => {
      if (email === null) return cannotTell("l’adresse");
      if (!isConsumerMailbox(email)) return passes;
      const why = guest?.mailboxReason ? ` Acceptée : ${guest.mailboxReason}` : "";
      return fails(`${email} est une messagerie grand public.${why}`);
    },
  },
  {
    ...{ id: "G09", area: "GUESTS", severity: "HIGH", title: "Double d’une personne connue de l’académie" },
    source: "laclasse : chercher la personne avant de créer un compte",
    rationale: "La personne a déjà un compte tenu par l’académie : le second échappe à son départ.",
    advice: "Supprimez le compte invité.",
    evaluate: (account, school) => {
      const { importedOn } = school;
      if (!importedOn.AAF && !importedOn.STSWEB)
        return cannotTell("l’annuaire académique : ni AAF ni STSWEB importé");
      const twin = [...namesakesOf(account, school), ...sameMail(account, school)].find(isFed);
      return twin ? fails(`${fullName(twin)} a déjà un compte alimenté par l’académie.`) : passes;
    },
  },
  {
    ...{ id: "G11", area: "GUESTS", severity: "LOW", title: "Aucun motif enregistré", source: practice },
    rationale: "Sans motif, personne ne sait dire dans un an si le compte sert encore.",
    advice: "Demandez le motif au parrain.",
    evaluate: ({ guest }) => (guest?.reason ? passes : fails("Aucun motif.")),
  },
  {
    ...{
      id: "G12",
      area: "GUESTS",
      severity: "HIGH",
      title: "Compte partagé ou générique",
      source: practice,
    },
    rationale:
      "Un compte que plusieurs utilisent ne permet de savoir ni qui a fait quoi, ni quand le fermer.",
    advice: "Créez un compte nominatif par personne, puis supprimez celui-ci.",
    evaluate: (account, { byEmail }) => {
      const { firstName, lastName } = account;
      const shared = sharersOf(account, byEmail);
      if (shared > 1)
        return fails(`${count(shared, "compte")} se partagent l’adresse ${account.email ?? ""}.`);
      if (isGeneric(`${firstName}.${lastName}`) || isGeneric(lastName))
        return fails(`« ${firstName} ${lastName} » ne nomme pas une personne.`);
      const generic = genericAddress(account);
      return generic === undefined ? passes : fails(`${generic} est celle d’un service.`);
    },
  },
];

const sharersOf = ({ email }: Account, byEmail: Indexed["byEmail"]): number =>
  email === null ? 0 : (byEmail.get(email.toLowerCase())?.length ?? 0);

/** The address or the login of a service, when one of them is. */
function genericAddress({ email, login }: Account): string | undefined {
  return [email, login].filter((text) => text !== null).find((text) => isGeneric(text.split("@")[0] ?? ""));
}

function sameMail({ id, email }: Account, { byEmail }: Indexed): Account[] {
  return email === null ? [] : (byEmail.get(email.toLowerCase()) ?? []).filter((other) => other.id !== id);
}

/** The school holds more guests than its own ceiling. */
export const guestCeiling: RuleSheet & { evaluate: (school: Indexed) => Verdict } = {
  ...{ id: "G10", area: "GUESTS", severity: "MEDIUM", title: "Trop de comptes invités", source: practice },
  rationale: "Des comptes exceptionnels qui se comptent par dizaines ne le sont plus.",
  advice: "Commencez par ceux dont la fin est passée et ceux qui n’ont jamais servi.",
  evaluate: ({ guests, guestPolicy: { ceiling } }) =>
    guests.length > ceiling ? fails(`${count(guests.length, "invité")}, pour ${ceiling} au plus.`) : passes,
};

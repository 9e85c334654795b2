import type { SheetContents, SlipsPerPage } from "../rules/layout";

export const notice = "Document confidentiel : à remettre en main propre, à détruire après distribution.";
/** Under each page of the teacher’s list, which may lie on a desk. */
export const openNotice = "Cette page ne contient ni identifiant ni mot de passe.";
export const emptyClass = "Aucun élève à imprimer dans cette classe.";
export const noIdentifier = "à demander au secrétariat";

export const columnTitles = {
  number: "N°",
  lastName: "Nom",
  firstName: "Prénom",
  identifier: "Identifiant",
  password: "Mot de passe provisoire",
  signature: "Signature",
} as const;

/** Before a passphrase: a child might take the last hyphen of a line for a cut word. */
export const passphraseTitle = `${columnTitles.password} (tirets compris)`;

export const handOutTitles = {
  number: columnTitles.number,
  lastName: columnTitles.lastName,
  firstName: columnTitles.firstName,
  received: "Remis",
  day: "Date",
  signature: "Signature de l’élève",
} as const;

export const handOutGesture =
  "Remettez chaque feuille à l’élève lui-même, cochez et faites signer. Rapportez celles qui restent au secrétariat.";

/** What the teacher writes above the list, with how much of the line each blank takes. */
export const handOutBlanks = [
  { label: "Distribué par", share: 0.5 },
  { label: "le", share: 0.2 },
  { label: "Feuilles rapportées", share: 0.3 },
] as const;

export const largePrintTitles = {
  student: "Élève",
  secrets: "Identifiant et mot de passe provisoire",
  signature: "Signé",
} as const;

/** For an eleven-year-old alone in front of a screen; typing the address wards off the look-alike sites of a search. */
export const instructions = [
  "1. Tapez l’adresse ci-dessus tout en haut du navigateur.",
  "2. Recopiez l’identifiant et le mot de passe sans rien changer.",
  "3. Inventez un mot de passe : 12 signes, avec A, a, 1 et !",
  "4. Ne le dites à personne, puis déchirez ce papier.",
] as const;

export const letter = {
  opening: "Voici votre identifiant et votre mot de passe provisoire, qui sert une fois à choisir le vôtre.",
  address: "Adresse de connexion",
  firstTime: "La première fois",
  keepSecret: "Gardez ce papier secret",
  warning:
    "Ce papier ouvre votre compte : ne le montrez à personne, ne le photographiez pas, ne l’envoyez par aucun message. S’il est perdu, ou si quelqu’un l’a lu, dites-le aussitôt au secrétariat : il sera annulé et vous en recevrez un autre.",
} as const;

export const qrCaption = "Adresse";
export const qrAlternative = (address: string) => `Code QR : adresse de connexion ${address}`;

/** Title of the pages of slips; `count` is how many the class has. */
export function slipsHeading(className: string, perPage: SlipsPerPage, count: number): string {
  const plural = count > 1 ? "s" : "";
  const slips = perPage === 1 ? `Lettre${plural} à` : `Étiquette${plural} à découper et à`;
  return `${classLabel(className)} · ${slips} remettre en main propre`;
}

export const listNumberLabel = (number: number) => `N° ${number}`;

const titles: Readonly<Record<SheetContents, string>> = {
  LIST: "Liste des comptes",
  SLIPS: "Étiquettes des comptes",
  BOTH: "Liste et étiquettes des comptes",
};

/** Title of the document: what it holds, and for which classes. */
export const documentTitle = (contents: SheetContents, classNames: readonly string[]) =>
  `${titles[contents]} – ${scopeOf(classNames)}`;

export const handOutTitle = (classNames: readonly string[]) => `Feuille de remise – ${scopeOf(classNames)}`;

/** Title of one pupil’s sheet, printed again. */
export const studentSheetTitle = (name: string, className: string) =>
  `Fiche de ${name} – ${classLabel(className)}`;

function scopeOf(classNames: readonly string[]): string {
  const [only] = classNames;
  return classNames.length === 1 && only ? classLabel(only) : `${classNames.length} classes`;
}

/** « Classe 6e A », but « Sans classe » and « Classe relais » as they are. */
export const classLabel = (name: string) => (/classe/iu.test(name) ? name : `Classe ${name}`);

export const pupilCount = (count: number) => (count < 2 ? `${count} élève` : `${count} élèves`);

/** A moment in Paris time, as French paper writes it: « 22 novembre 2026 à 18 h 05 ». */
export function frenchMoment(moment: Date): string {
  const parts = new Map(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const day = part("day") === "1" ? "1er" : part("day");
  return `${day} ${part("month")} ${part("year")} à ${Number(part("hour"))} h ${part("minute")}`;
}

export const validity = (validUntil: Date) => `Valable jusqu’au ${frenchMoment(validUntil)}`;

const clock = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

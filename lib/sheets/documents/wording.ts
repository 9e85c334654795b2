import type { SheetContents } from "../rules";

export const notice = "Document confidentiel : à remettre en main propre, à détruire après distribution.";
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

/** For an eleven-year-old alone in front of a screen; typing the address wards off the look-alike sites of a search. */
export const instructions = [
  "1. Tapez l’adresse ci-dessus tout en haut du navigateur.",
  "2. Recopiez l’identifiant et le mot de passe sans rien changer.",
  "3. Inventez un mot de passe : 12 signes, avec A, a, 1 et !",
  "4. Ne le dites à personne, puis déchirez ce papier.",
] as const;

const titles: Readonly<Record<SheetContents, string>> = {
  LIST: "Liste des comptes",
  SLIPS: "Coupons des comptes",
  BOTH: "Liste et coupons des comptes",
};

/** Title of the document: what it holds, and for which classes. */
export function documentTitle(contents: SheetContents, classNames: readonly string[]): string {
  const [only] = classNames;
  const scope = classNames.length === 1 && only ? classLabel(only) : `${classNames.length} classes`;
  return `${titles[contents]} – ${scope}`;
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

export type SheetContents = "LIST" | "SLIPS" | "BOTH";
export type SlipsPerPage = 1 | 2 | 8;
export type SheetOrder = "NAME" | "LIST_NUMBER";
/** Languages whose every letter is in the typefaces of the sheets. */
export type SecondLanguage = "EN" | "ES" | "PT" | "RO" | "TR";

/** What is printed and how; the QR code and the second language stand on the slips, never on the list. */
export type SheetLayout = {
  contents: SheetContents;
  slipsPerPage: SlipsPerPage;
  order: SheetOrder;
  largePrint: boolean;
  qrCode: boolean;
  secondLanguage: SecondLanguage | null;
};

/** What is printed when nothing is chosen. */
export const usualLayout: SheetLayout = {
  contents: "BOTH",
  slipsPerPage: 8,
  order: "NAME",
  largePrint: false,
  qrCode: false,
  secondLanguage: null,
};

/** Large letters need room: two slips a page at most, and a page a pupil with a second language. */
export function slipsPerPageOf(
  layout: Pick<SheetLayout, "slipsPerPage" | "largePrint" | "secondLanguage">,
): SlipsPerPage {
  if (!layout.largePrint) return layout.slipsPerPage;
  return layout.secondLanguage !== null || layout.slipsPerPage === 1 ? 1 : 2;
}

export const contentsLabels: Readonly<Record<SheetContents, string>> = {
  BOTH: "La liste de la classe et les étiquettes",
  LIST: "La liste de la classe seulement, avec une colonne de signature",
  SLIPS: "Les étiquettes seulement",
};

export const slipsPerPageLabels: Readonly<Record<SlipsPerPage, string>> = {
  8: "Huit par page, à découper",
  2: "Deux par page, à découper",
  1: "Une lettre par élève",
};

export const orderLabels: Readonly<Record<SheetOrder, string>> = {
  NAME: "Par nom",
  LIST_NUMBER: "Par numéro dans la classe",
};

export const secondLanguageLabels: Readonly<Record<SecondLanguage, string>> = {
  EN: "Anglais",
  ES: "Espagnol",
  PT: "Portugais",
  RO: "Roumain",
  TR: "Turc",
};

export const largePrintLabel = "Grands caractères";
export const largePrintHelp =
  "Pour les élèves malvoyants\u00a0: au moins 16\u00a0points, deux étiquettes par page, ou une avec une seconde langue.";
export const qrCodeLabel = "Code QR de l’adresse de connexion";
export const qrCodeHelp = "Il ne contient que l’adresse, jamais l’identifiant ni le mot de passe.";

export const maxListBytes = 5 * 1024 * 1024;
export const maxListLines = 50_000;
export const longestLine = 10_000;

export const listFaults = [
  "vide",
  "trop-gros",
  "trop-de-lignes",
  "ligne-trop-longue",
  "classeur",
  "binaire",
  "encodage",
  "refuse",
  "erreur",
] as const;
export type ListFault = (typeof listFaults)[number];

/** Why a list was not read, as an address carries it: "ligne-trop-longue" or "ligne-trop-longue.12". */
export type FaultCode = ListFault | `${ListFault}.${number}`;

const sentences: Record<ListFault, (line: string) => string> = {
  vide: () => "Rien à lire : collez au moins une ligne, ou choisissez un fichier qui en contient une.",
  "trop-gros": () =>
    "Cette liste dépasse 5 Mo : partagez-la en plusieurs, ou ne gardez que les lignes de votre établissement.",
  "trop-de-lignes": () =>
    "Cette liste dépasse 50 000 lignes : partagez-la en plusieurs, ou ne gardez que les lignes de votre établissement.",
  "ligne-trop-longue": (line) =>
    `${line === "" ? "Une ligne" : `La ligne ${line}`} dépasse 10 000 signes : mettez un élève par ligne.`,
  classeur: () =>
    "Ce fichier est un classeur ou une archive (XLSX, ODS, ZIP) : ouvrez-le, enregistrez la liste en « CSV UTF-8 », puis déposez ce fichier CSV.",
  binaire: () =>
    "Cette liste contient des octets nuls ou n’est pas un texte : enregistrez-la en texte (TXT) ou en « CSV UTF-8 », puis recommencez.",
  encodage: () =>
    "Ce fichier porte la marque UTF-8, mais des octets n’en sont pas : enregistrez-le de nouveau en « CSV UTF-8 ».",
  refuse: () => "Vous n’avez pas le droit de cibler une fuite dans cet établissement.",
  erreur: () => "Une erreur est survenue : rien n’a été retenu. Recommencez dans un instant.",
};

/** The sentence of a code: what, where, what to do. Null for what is no code. */
export function faultSentence(code: string): string | null {
  const [, name = "", line = ""] = /^([a-z-]+)(?:\.(\d{1,7}))?$/.exec(code) ?? [];
  const fault = listFaults.find((known) => known === name);
  return fault ? sentences[fault](line) : null;
}

import { describeFormat, describeStudentField, frenchDate } from "@/lib/imports/rules/preview/wording";
import { importFormats } from "@/lib/imports/rules/preview/stored-shapes";
import { count, frenchNumber } from "@/lib/french";

/** « Classe : 6e A · contenu : liste et étiquettes ». Identifiers are left to the link beside; what is empty is not said. */
export function describeDetail(detail: Record<string, unknown>): string {
  const parts = Object.entries(detail).flatMap(([name, value]) => describeFact(name, value) ?? []);
  const text = parts.join(" · ");
  return text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);
}

function describeFact(name: string, value: unknown): string | null {
  if (isHidden(name, value)) return null;
  const numbered = counted[name];
  if (typeof value === "number" && numbered) return count(value, ...numbered);
  if (value === true) return wordsOfTruth[name] ?? wordOf(name);
  return `${wordOf(name)}\u00A0: ${describeValue(name, value)}`;
}

function isHidden(name: string, value: unknown): boolean {
  if (name === "import" || name.endsWith("Id")) return true;
  if (name === "className") return value === null;
  return value === null || value === false || value === "" || (Array.isArray(value) && value.length === 0);
}

function describeValue(name: string, value: unknown): string {
  if (typeof value === "string") return describeText(name, value);
  if (typeof value === "number") return frenchNumber(value);
  if (Array.isArray(value)) return value.map((item) => describeStudentField(String(item))).join(", ");
  return describeColumns(value);
}

function describeText(name: string, value: string): string {
  if (name === "className" && value === "") return "sans classe";
  if (name.startsWith("until")) return frenchDate(value);
  if (name === "sha256") return `${value.slice(0, 12)}…`;
  const format = importFormats.find((known) => known === value);
  return format ? describeFormat(format) : (valueWords[value] ?? value);
}

/** The fields that a column was found for. */
function describeColumns(mapping: unknown): string {
  const found = Object.entries(mapping ?? {}).filter(([, column]) => column !== null);
  return found.map(([field]) => describeStudentField(field)).join(", ");
}

const wordOf = (name: string): string => detailWords[name] ?? name;

const counted: Readonly<Record<string, readonly [singular: string, plural: string]>> = {
  campaigns: ["campagne", "campagnes"],
  classes: ["classe", "classes"],
  added: ["ajouté", "ajoutés"],
  applied: ["retrait ou limite appliqué", "retraits ou limites appliqués"],
  attested: ["droit attesté", "droits attestés"],
  changed: ["modifié", "modifiés"],
  doubtful: ["ligne douteuse", "lignes douteuses"],
  exact: ["correspondance exacte", "correspondances exactes"],
  gone: ["parti", "partis"],
  imports: ["fichier importé", "fichiers importés"],
  ignored: ["ligne ignorée", "lignes ignorées"],
  labels: ["libellé", "libellés"],
  left: ["élève restant", "élèves restants"],
  lines: ["ligne", "lignes"],
  normalised: ["correspondance rapprochée", "correspondances rapprochées"],
  purged: ["mot de passe effacé", "mots de passe effacés"],
  read: ["ligne lue", "lignes lues"],
  reviewers: ["relecteur", "relecteurs"],
  rights: ["droit", "droits"],
  retried: ["élève relancé", "élèves relancés"],
  selected: ["élève", "élèves"],
  sheets: ["feuille", "feuilles"],
  students: ["élève", "élèves"],
  size: ["octet", "octets"],
  ticked: ["départ coché", "départs cochés"],
  without: ["ligne sans élève", "lignes sans élève"],
  validityDays: ["jour de validité", "jours de validité"],
};

const wordsOfTruth: Readonly<Record<string, string>> = {
  approvalRequested: "approbation demandée",
  destroyed: "liste détruite",
  ended: "demande close",
  finished: "terminée",
  identified: "identifiant enregistré",
  isNew: "nouvel élève",
  locked: "compte bloqué",
  newLink: "lien d’inscription remis",
  purged: "mot de passe effacé",
  reprint: "réimpression",
  repeated: "demande déjà reçue",
  takenBack: "remise retirée du registre",
};

const detailWords: Readonly<Record<string, string>> = {
  mostAdministrators: "administrateurs au plus",
  fewestAdministrators: "administrateurs au moins",
  inactiveDays: "jours sans connexion",
  passwordDays: "jours avec le même mot de passe",
  because: "cause",
  days: "jours restants",
  decision: "décision",
  from: "de",
  line: "ligne",
  reviewer: "relecteur",
  to: "à",
  classes: "classes",
  classesBefore: "classes avant",
  className: "classe",
  columns: "colonnes",
  contents: "contenu",
  delegate: "délégataire",
  emergency: "urgence",
  excluded: "exclu",
  factor: "second facteur",
  failed: "échec",
  fields: "champs",
  fileName: "fichier",
  format: "format",
  handedOutBy: "remise par",
  reason: "motif",
  role: "rôle",
  sha256: "empreinte SHA-256",
  source: "origine",
  status: "état",
  until: "dernier jour",
  untilBefore: "dernier jour avant",
  via: "depuis",
};

const valueWords: Readonly<Record<string, string>> = {
  ABANDONED: "abandonné",
  CONVERT: "convertir",
  KEEP: "garder",
  LIMIT: "limiter",
  REMOVE: "retirer",
  APPLIED: "appliqué",
  AUDITOR: "auditeur",
  HAND: "choix à la main",
  LEAK: "fuite",
  BOTH: "liste et étiquettes",
  DELEGATE: "délégataire",
  LIST: "liste",
  NEEDS_MAPPING: "colonnes à indiquer",
  PRINCIPAL: "chef d’établissement",
  READY: "prêt à vérifier",
  RECEIVED: "reçu",
  RECOVERY_CODE: "code de secours",
  REFUSED: "refusé",
  SLIPS: "étiquettes",
  SPLIT: "réparti en plusieurs imports",
  TOTP: "application",
  "command-line": "la ligne de commande",
  expiry: "expiration",
  list: "liste ÉduConnect",
};

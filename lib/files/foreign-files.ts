import { startsWith } from "./content";
import { UnreadableFile } from "./unreadable-file";

const asCsv =
  "ouvrez-le, choisissez « Fichier › Enregistrer sous › CSV UTF-8 », puis déposez le fichier CSV.";

/** What files begin with, whatever their name says. */
const signatures: readonly (readonly [string, string])[] = [
  ["%PDF-", "Ce fichier est un PDF, quel que soit son nom : demandez la liste au format CSV."],
  ["\xD0\xCF\x11\xE0", `Ce fichier est un ancien classeur Excel (XLS) : ${asCsv}`],
  ["{\\rtf", "Ce fichier est un document de traitement de texte (RTF) : demandez la liste au format CSV."],
  ["\x89PNG", "Ce fichier est une image : déposez l’export XML ou CSV."],
  ["\xFF\xD8\xFF", "Ce fichier est une image : déposez l’export XML ou CSV."],
  ["GIF8", "Ce fichier est une image : déposez l’export XML ou CSV."],
  ["\x1F\x8B", "Ce fichier est une archive GZIP : dépliez-la, puis déposez le fichier qu’elle contient."],
  ["7z\xBC\xAF", "Ce fichier est une archive 7-Zip : dépliez-la, puis déposez le fichier qu’elle contient."],
  ["Rar!", "Ce fichier est une archive RAR : dépliez-la, puis déposez le fichier qu’elle contient."],
  ["\xFF\xFE", "Ce fichier est encodé en UTF-16 : refaites l’export, ou enregistrez-le de nouveau en UTF-8."],
  ["\xFE\xFF", "Ce fichier est encodé en UTF-16 : refaites l’export, ou enregistrez-le de nouveau en UTF-8."],
];

const foreignRoots: Record<string, string> = {
  BEE_NOMENCLATURES: "un fichier de nomenclatures de SIECLE",
  BEE_RESPONSABLES: "un export des responsables de SIECLE",
};

/** Throws UnreadableFile for a file whose first bytes show that it is not text. */
export function refuseBinary(head: Buffer): void {
  const found = signatures.find(([signature]) => startsWith(head, signature));
  if (found) throw new UnreadableFile(found[1]);
  if (head.includes(0)) {
    throw new UnreadableFile(
      "Ce fichier n’est pas un texte : déposez l’export XML de SIECLE ou une liste CSV.",
    );
  }
}

/** Name of the first element of an XML or HTML file, empty when it has none; null when the file is not one. */
export function rootOf(head: Buffer): string | null {
  const text = head
    .toString("latin1")
    .replace(/^(?:\u00EF\u00BB\u00BF)+/, "")
    .trimStart();
  if (!text.startsWith("<")) return null;
  const elements = text.replace(/<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)/g, "");
  return /<([A-Za-z_][\w.:-]{0,99})/.exec(elements)?.[1] ?? "";
}

/** Throws UnreadableFile that names what an XML file is when it is not one the console imports. */
export function refuseForeignXml(root: string): never {
  const known = foreignRoots[root];
  if (known) throw new UnreadableFile(`Ce fichier est ${known} que la console n’importe pas encore.`);
  if (root.toLowerCase() === "html") {
    throw new UnreadableFile(
      "Ce fichier est une page web, souvent celle d’une session expirée : refaites l’export.",
    );
  }
  const name = root === "" ? "" : ` (racine « ${root} »)`;
  throw new UnreadableFile(
    `Ce fichier XML n’est ni de SIECLE, ni de l’annuaire académique, ni de STSWEB${name} : déposez par exemple ElevesSansAdresses ou Structures.`,
  );
}

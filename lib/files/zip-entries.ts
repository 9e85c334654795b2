import type { Entry } from "yauzl";
import { maxContentBytes } from "./limits";
import { UnreadableFile } from "./unreadable-file";

const maxFiles = 16;
/** Archives made by hand hold a shadow of each file, and folders. */
const maxEntries = 8 * maxFiles;
const namedLength = 80;

const bomb = "Cette archive ZIP se déplie en un contenu démesuré : elle est refusée.";
const spreadsheetAdvice =
  "ouvrez-le, choisissez « Fichier › Enregistrer sous › CSV UTF-8 », puis déposez le fichier CSV.";

/** What an archive holds: what may be imported, what nobody made on purpose, and the names of the rest. */
export type SortedEntries = { files: Entry[]; junk: number; others: string[] };

/** Throws UnreadableFile once an archive has more entries than any export. */
export function refuseCrowd(entries: readonly Entry[]): void {
  const files = entries.filter(({ fileName }) => !isJunk(fileName));
  if (files.length <= maxFiles && entries.length <= maxEntries) return;
  throw new UnreadableFile(
    `Cette archive ZIP contient plus de ${maxFiles} fichiers : déposez seulement l’export demandé.`,
  );
}

/** A spreadsheet is a ZIP too: its first entries give it away. */
export function refuseOffice(name: string): void {
  if (name === "[Content_Types].xml" || name.startsWith("xl/")) {
    throw new UnreadableFile(`Ce fichier est un classeur Excel (XLSX) : ${spreadsheetAdvice}`);
  }
  if (name === "mimetype" || name === "META-INF/manifest.xml") {
    throw new UnreadableFile(`Ce fichier est un classeur LibreOffice (ODS) : ${spreadsheetAdvice}`);
  }
}

/** XML files and CSV lists apart from the rest. Throws UnreadableFile for an archive inside the archive. */
export function sortEntries(entries: readonly Entry[]): SortedEntries {
  const real = entries.filter(({ fileName }) => !isJunk(fileName));
  const inner = real.find(({ fileName }) => /\.(?:zip|7z|rar|gz|tgz)$/i.test(fileName));
  if (inner) throw nestedArchive(inner.fileName);
  const files = real.filter(({ fileName }) => /\.(?:xml|csv)$/i.test(fileName));
  const others = real.filter((entry) => !files.includes(entry)).map(({ fileName }) => shortName(fileName));
  return { files, junk: entries.length - real.length, others };
}

export function nestedArchive(name: string): UnreadableFile {
  return new UnreadableFile(
    `Cette archive ZIP en contient une autre (${shortName(name)}) : dépliez-la, puis déposez ensemble les fichiers qu’elle contient.`,
  );
}

/** Throws UnreadableFile for what cannot be inflated, or only into too much. */
export function checkEntries(entries: readonly Entry[]): void {
  for (const entry of entries) {
    if (entry.isEncrypted()) {
      throw new UnreadableFile(
        "Cette archive ZIP est protégée par un mot de passe : déposez le fichier XML qu’elle contient.",
      );
    }
    if (!entry.canDecodeFileData()) {
      throw new UnreadableFile(
        "Cette archive ZIP est compressée d’une façon inconnue : déposez le fichier XML qu’elle contient.",
      );
    }
  }
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > maxContentBytes) throw new UnreadableFile(bomb);
}

/** An export of a hundred thousand pupils all alike stays well under. */
const maxRatio = 100;
/** Below this size a high ratio is harmless, and frequent in XML. */
const ratioCountsFromBytes = 1024 ** 2;

/** Throws UnreadableFile once an entry has inflated beyond 100 to 1. */
export function refuseBomb(entry: Entry, inflatedBytes: number): void {
  if (inflatedBytes > ratioCountsFromBytes && inflatedBytes > entry.compressedSize * maxRatio)
    throw new UnreadableFile(bomb);
}

/** Folders, and what systems leave beside files. */
function isJunk(name: string): boolean {
  if (name.endsWith("/") || name.startsWith("__MACOSX/")) return true;
  const base = name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  return base.startsWith("._") || base === ".ds_store" || base === "thumbs.db" || base === "desktop.ini";
}

export function shortName(name: string): string {
  return Array.from(name).slice(-namedLength).join("");
}

const longestName = 100;
const nameless = "Sans nom";

// What Windows refuses in a name, and what would leave the folder of the archive.
const forbidden = /[\p{Cc}\p{Cs}<>:"/\\|?*]/gu;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:$|\.)/iu;

/** A title as the name of a file on any system, without its extension; accents stay. */
export function fileNameOf(title: string): string {
  const flat = title
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\s+/gu, " ")
    .replace(forbidden, "-");
  const name = trimmed(Array.from(trimmed(flat)).slice(0, longestName).join(""));
  if (name === "") return nameless;
  return reserved.test(name) ? `- ${name}` : name;
}

/** One name a title, all different even where capitals do not count: « Classe 6e A (2).pdf ». */
export function uniqueFileNames(titles: readonly string[], extension: string): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const base = fileNameOf(title);
    let name = `${base}${extension}`;
    for (let copy = 2; taken.has(keyOf(name)); copy += 1) name = `${base} (${copy})${extension}`;
    taken.add(keyOf(name));
    return name;
  });
}

/** Windows drops spaces and dots at the end of a name; at the start they hide the file or climb a folder. */
const trimmed = (text: string) => text.replace(/^[\s.]+|[\s.]+$/gu, "");

const keyOf = (name: string) => name.toLowerCase().normalize("NFC");

const longestName = 200;

/** The end of a file’s name, by whole signs: half of a surrogate pair could not be stored. */
export function storedName(name: string): string {
  return Array.from(name).slice(-longestName).join("");
}

import { count } from "@/lib/french";

const namedOthers = 5;

/** French sentences on what an archive holds besides its exports; none when there is nothing else. */
export function describeLeftOut({ junk, others }: { junk: number; others: readonly string[] }): string[] {
  return [...describeOthers(others), ...describeJunk(junk)];
}

/** The files that somebody may have meant to send. */
export function describeOthers(others: readonly string[]): string[] {
  if (others.length === 0) return [];
  return [`Ni export XML ni liste CSV, laissé de côté dans l’archive : ${nameFiles(others)}.`];
}

/** Exports of something else that stand beside a set of the académie’s directory. */
export function describeBeside(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [
    `Pas de l’annuaire académique, laissé de côté dans l’archive : ${nameFiles(names)}. Déposez-le à part.`,
  ];
}

function nameFiles(all: readonly string[]): string {
  const named = all.slice(0, namedOthers).map((name) => `« ${name} »`);
  const rest = all.length - named.length;
  return [...named, ...(rest > 0 ? [count(rest, "autre")] : [])].join(", ");
}

function describeJunk(junk: number): string[] {
  if (junk === 0) return [];
  const ignored = count(
    junk,
    "dossier ou fichier du système est ignoré",
    "dossiers ou fichiers du système sont ignorés",
  );
  return [`${ignored} dans l’archive.`];
}

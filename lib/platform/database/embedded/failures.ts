import { DatabaseUnavailable } from "../unavailable";

export const wayOut = "indiquez un serveur PostgreSQL (≥ 15) par DATABASE_URL et MIGRATION_DATABASE_URL";

/** The system's error code of a breakdown (`EACCES`, `ENOSPC`, …), or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

const folderReasons: Record<string, string> = {
  EACCES: "le compte qui lance la console n’a pas le droit d’y écrire",
  EPERM: "le compte qui lance la console n’a pas le droit d’y écrire",
  EROFS: "il est en lecture seule",
  ENOSPC: "le disque est plein",
  EDQUOT: "le quota de disque est atteint",
  ENOTDIR: "l’un des noms du chemin est un fichier, pas un dossier",
  EEXIST: "un fichier porte déjà ce nom",
};

/** Says why a folder of the embedded server cannot be used, and what to do. */
export function explainFolderFailure(folder: string, error: unknown): DatabaseUnavailable {
  const code = errorCode(error);
  const reason = folderReasons[code] ?? `le système a refusé (${code || "sans dire pourquoi"})`;
  return new DatabaseUnavailable(
    `Le dossier ${folder} ne peut pas recevoir la base de données : ${reason}. ` +
      `Corrigez cela, choisissez un autre dossier (DATA_DIRECTORY), ou ${wayOut}.`,
    { cause: error },
  );
}

const serverReasons: [RegExp, string][] = [
  [/No space left on device/, "le disque est plein : libérez de la place puis relancez"],
  [/Permission denied/, "un fichier lui est interdit : rendez-lui la propriété de son dossier puis relancez"],
  [
    /Address already in use/,
    "son port réseau est pris par un autre programme : arrêtez ce programme puis relancez",
  ],
  [
    /shared memory block .* is still in use/,
    "d’anciens processus de PostgreSQL finissent encore : attendez une minute puis relancez",
  ],
  [/could not (create|resize) shared memory/, "la mémoire partagée manque : agrandissez-la puis relancez"],
  [
    /error while loading shared libraries|not found \(required by/,
    "une bibliothèque du système manque, Linux avec glibc est requis",
  ],
];

/** Says why a PostgreSQL program failed, from what it printed (English, `LC_ALL=C`). */
export function explainServerFailure(what: string, output: string, logFile?: string): DatabaseUnavailable {
  const known = serverReasons.find(([sign]) => sign.test(output))?.[1];
  const said = output
    .trim()
    .split("\n")
    .findLast((line) => /error|fatal|panic/i.test(line));
  const reason = known ?? (said ? `PostgreSQL répond « ${said} »` : "PostgreSQL ne dit pas pourquoi");
  const advice = logFile ? `Lisez ${logFile}, ou ${wayOut}.` : `Sinon, ${wayOut}.`;
  return new DatabaseUnavailable(`${what} : ${reason}. ${advice}`, { cause: output });
}

/** Says that the system cannot run a PostgreSQL program at all. */
export function explainLaunchFailure(program: string, error: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `Le programme ${program} de PostgreSQL ne se lance pas sur cette machine (${errorCode(error)}) : ` +
      `il demande Linux avec glibc. Sinon, ${wayOut}.`,
    { cause: error },
  );
}

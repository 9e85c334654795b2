import { hashOf } from "./entry";

export type StoredEntry = {
  seq: bigint;
  text: string;
  hash: string;
  at: Date;
  uai: string | null;
  action: string;
  targetId: string | null;
};

export type Link = { seq: bigint; hash: string };

/** Where the chain begins: the hash that the first entry names as the one before it. */
export function genesisOf(installationId: string): Link {
  return { seq: 0n, hash: hashOf(`vigie-ent journal v1 ${installationId}`) };
}

type Spoken = {
  seq?: unknown;
  previous?: unknown;
  at?: unknown;
  uai?: unknown;
  action?: unknown;
  target?: { id?: unknown } | null;
};

/**
 * Checks entries that follow `link`, in order. Answers the last link when all is well, else the first fault as a
 * French sentence with its number.
 */
export function verifyEntries(
  link: Link,
  entries: readonly StoredEntry[],
): { intact: true; link: Link } | { intact: false; fault: string } {
  let current = link;
  for (const entry of entries) {
    const fault = faultOf(current, entry);
    if (fault !== null) return { intact: false, fault: `Entrée ${entry.seq} : ${fault}` };
    current = { seq: entry.seq, hash: entry.hash };
  }
  return { intact: true, link: current };
}

function faultOf(link: Link, entry: StoredEntry): string | null {
  if (entry.seq !== link.seq + 1n) return `l’entrée ${link.seq + 1n} manque.`;
  if (hashOf(entry.text) !== entry.hash) return "son texte ne correspond pas à son empreinte.";
  const spoken = JSON.parse(entry.text) as Spoken;
  if (spoken.previous !== link.hash) return "elle ne suit pas l’entrée qui la précède.";
  return agrees(spoken, entry) ? null : "une de ses colonnes dit autre chose que son texte.";
}

/** The columns only serve searching: the text is the entry. */
function agrees(spoken: Spoken, entry: StoredEntry): boolean {
  const pairs: [unknown, unknown][] = [
    [spoken.seq, Number(entry.seq)],
    [spoken.at, entry.at.toISOString()],
    [spoken.uai, entry.uai],
    [spoken.action, entry.action],
    [spoken.target?.id ?? null, entry.targetId],
  ];
  return pairs.every(([said, kept]) => said === kept);
}

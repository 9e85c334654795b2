import { count } from "@/lib/french";

/** How many records of each kind a key opens. */
export type Uses = { campaigns: number; imports: number; operators: number; links: number };

const names: Readonly<Record<keyof Uses, readonly [singular: string, plural: string]>> = {
  campaigns: ["campagne", "campagnes"],
  imports: ["fichier importé", "fichiers importés"],
  operators: ["second facteur", "seconds facteurs"],
  links: ["lien d’inscription", "liens d’inscription"],
};

/** « 3 campagnes, 12 seconds facteurs »; empty when there is nothing. */
export function describeUses(uses: Uses): string {
  const kinds = Object.keys(names) as (keyof Uses)[];
  return kinds
    .filter((kind) => uses[kind] > 0)
    .map((kind) => count(uses[kind], ...names[kind]))
    .join(", ");
}

export function missingSentence(keyId: string, uses: Uses): string {
  return [
    `La clé « ${keyId} » manque à SEALING_KEYS, et elle seule ouvre encore : ${describeUses(uses)}. Rien n’a été changé.`,
    `Remettez-la derrière la première clé (SEALING_KEYS=nouvelle:…,${keyId}:…), puis recommencez.`,
    "Si elle est perdue : mettez fin à ces campagnes et relancez-les, abandonnez ces imports, et refaites le lien de chaque opérateur (npm run operator -- link ADRESSE).",
  ].join("\n");
}

export function brokenSentence(kind: keyof Uses): string {
  const [, plural] = names[kind];
  return `Une clé de SEALING_KEYS porte le nom de celle qui a scellé des ${plural}, mais n’ouvre pas l’un d’eux : vérifiez qu’elle a été recopiée en entier. Ce qui était déjà renouvelé le reste ; recommencez une fois la clé corrigée.`;
}

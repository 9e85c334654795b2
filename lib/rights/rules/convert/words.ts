import { count } from "@/lib/french";
import type { NamedConversion, NamedProposal } from "../lists/conversions";
import type { Proposal } from "./proposals";

const kinds: Record<Proposal["kind"], string> = {
  exact: "Exacte",
  tradeoff: "Compromis",
  partial: "Partielle",
  group: "Nouveau groupe",
};

/** What is said of a right that no population can carry. */
export const noPopulation =
  "Aucune population ne convient : un groupe d’une seule personne cacherait un droit personnel.";

/** What is recommended, in a word or two: what a list is filtered by. */
export const modeNames = { ...kinds, aucune: "Aucune population ne convient" } as const;

/** A proposal as a choice of a list: « Compromis (+2, −1) ». */
export function shortly({ kind, populations, gains, losses }: NamedProposal): string {
  if (populations.length === 0 && kind !== "group")
    return kind === "exact" ? "Retirer seulement" : "Retirer ce qui est de trop";
  if (kind !== "tradeoff") return kinds[kind];
  const parts = [
    ...(gains.length > 0 ? [`+${String(gains.length)}`] : []),
    ...(losses.length > 0 ? [`−${String(losses.length)}`] : []),
  ];
  return `${kinds[kind]} (${parts.join(", ")})`;
}

/** A proposal in a sentence or two: to whom, who gains, who loses, what stays personal. */
function describeProposal({ kind, names, gains, losses, kept, members, revoked }: NamedProposal): string {
  const effect = describeEffect(gains, losses);
  switch (kind) {
    case "exact":
      return names.length === 0 ? describeRedundant(revoked.length) : `${names.join(" + ")}. ${effect}`;
    case "tradeoff":
      return `${names.join(" + ")}. ${effect}`;
    case "partial":
      return `${names.length === 0 ? "Retirer ceux qu’une population donne déjà" : names.join(" + ")}. ${effect} ${count(kept.length, "droit reste personnel", "droits restent personnels")}.`;
    case "group":
      return `Un nouveau groupe de ${count(members.length, "personne")}, exactement. ${effect}`;
  }
}

const describeRedundant = (rights: number): string =>
  rights === 1
    ? "Retirer ce droit : une population le donne déjà. La personne ne perd rien."
    : "Retirer ces droits : une population les donne déjà. Personne ne perd rien.";

/** Every proposal of a conversion, the recommended one first, or that there is none. */
export const describeProposals = ({ proposals }: NamedConversion): string[] =>
  proposals.length === 0 ? [noPopulation] : proposals.map(describeProposal);

/** “Ajoute 2 personnes : …, en retire 0.” */
function describeEffect(gains: readonly string[], losses: readonly string[]): string {
  if (gains.length + losses.length === 0) return "Personne ne gagne, personne ne perd.";
  const added =
    gains.length > 0 ? `Ajoute ${count(gains.length, "personne")} : ${nameSome(gains)}` : "N’ajoute personne";
  const lost =
    losses.length > 0 ? `en retire ${String(losses.length)} : ${nameSome(losses)}` : "n’en retire aucune";
  return `${added} ; ${lost}.`;
}

/** The first five names, and how many are left. */
export function nameSome(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} et ${count(names.length - 5, "autre")}` : shown;
}

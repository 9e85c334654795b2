import { count } from "@/lib/french";
import type { Task } from "./tasks";

export type AwaitedList = { id: string; name: string; selectedCount: number; doneCount: number };

/** Campaigns whose passwords are still to come from EduConnect; of several, the page of all. */
export function listTasks(lists: readonly AwaitedList[], mayBring: boolean): Task[] {
  const [first, ...others] = lists;
  if (!first) return [];
  const awaited = lists.reduce((total, { selectedCount, doneCount }) => total + selectedCount - doneCount, 0);
  return [
    {
      id: "awaited-list",
      tone: "warning",
      title: count(lists.length, "liste ÉduConnect attendue", "listes ÉduConnect attendues"),
      detail: `${count(awaited, "mot de passe manque encore", "mots de passe manquent encore")} : ${
        others.length === 0 ? `« ${first.name} »` : `${lists.length} campagnes`
      }.`,
      gesture: {
        label: mayBring ? "Reprendre la procédure" : "Voir la campagne",
        path: others.length === 0 ? `/reinitialisations/${first.id}` : "/reinitialisations",
      },
    },
  ];
}

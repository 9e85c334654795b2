import { count, frenchMoment } from "@/lib/french";
import type { Task } from "./tasks";

export type RequestToApprove = {
  id: string;
  selectedCount: number;
  createdByName: string;
  approvalExpiresAt: Date | null;
};

/** What waits for this person's approval, the first to expire in front; nothing when nothing does. */
export function approvalTasks(requests: readonly RequestToApprove[]): Task[] {
  const [first, ...others] = requests;
  if (!first) return [];
  const until = first.approvalExpiresAt && `, avant le ${frenchMoment(first.approvalExpiresAt)}`;
  return [
    {
      id: "to-approve",
      tone: "warning",
      title: count(requests.length, "réinitialisation à approuver", "réinitialisations à approuver"),
      detail: `Demandée par ${first.createdByName} : ${count(first.selectedCount, "mot de passe", "mots de passe")}${until ?? ""}.`,
      gesture: {
        label: "Lire et répondre",
        path: others.length === 0 ? `/reinitialisations/${first.id}` : "/reinitialisations",
      },
    },
  ];
}

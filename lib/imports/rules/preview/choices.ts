import { accept, refuse, type Decision } from "@/lib/decision";

/** What somebody decided of a doubtful line: leave it, make a new pupil, or the id of the pupil it speaks of. */
export const ignoreChoice = "ignore";
export const createChoice = "create";
/** What somebody decided of a pupil absent from the file: gone indeed. */
export const goneChoice = "gone";

/** The choice to keep for a doubtful line; null is “ignore”. Refuses a pupil who is not one of its candidates. */
export function decideDoubt(
  doubt: { candidates: readonly string[] },
  choice: string,
): Decision<{ choice: string | null }> {
  if (choice === ignoreChoice) return accept({ choice: null });
  if (choice === createChoice || doubt.candidates.includes(choice)) return accept({ choice });
  return refuse("Ce choix n’est plus proposé : rechargez la page, puis choisissez de nouveau.");
}

/** Who a doubtful line ends up being: a known pupil, a new one, or nobody. */
export function settleDoubt(
  choice: string | null,
): { kind: "nobody" | "new" } | { kind: "known"; id: string } {
  if (choice === null || choice === ignoreChoice) return { kind: "nobody" };
  return choice === createChoice ? { kind: "new" } : { kind: "known", id: choice };
}

import { count } from "@/lib/french";
import type { ReviewDecision } from "./decisions";
import { dayWords } from "./sentence";

export type Numbers = Record<ReviewDecision, number> & { total: number; undecided: number };

/** How many rights each decision was taken for; a line counts for one unless it says for how many. */
export function numbersOf(shares: readonly { decision: ReviewDecision | null; lines?: number }[]): Numbers {
  const numbers: Numbers = { total: 0, undecided: 0, KEEP: 0, REMOVE: 0, LIMIT: 0, CONVERT: 0 };
  for (const { decision, lines = 1 } of shares) {
    numbers[decision ?? "undecided"] += lines;
    numbers.total += lines;
  }
  return numbers;
}

/** « 8 gardés, 2 retirés, 1 limité, 1 à convertir, 3 sans décision »; what is none is not said. */
export function describeNumbers(numbers: Numbers): string {
  const parts = [
    ...(numbers.KEEP > 0 ? [count(numbers.KEEP, "gardé")] : []),
    ...(numbers.REMOVE > 0 ? [count(numbers.REMOVE, "retiré")] : []),
    ...(numbers.LIMIT > 0 ? [count(numbers.LIMIT, "limité")] : []),
    ...(numbers.CONVERT > 0 ? [count(numbers.CONVERT, "à convertir", "à convertir")] : []),
    ...(numbers.undecided > 0 ? [count(numbers.undecided, "sans décision", "sans décision")] : []),
  ];
  return parts.join(", ");
}

type Shared = { reviewerId: string; decision: ReviewDecision | null; lines: number };

/** How far each reviewer is, those of them who hold no line any more included. */
export function progressOf(
  reviewers: readonly { operatorId: string; name: string }[],
  shares: readonly Shared[],
): { operatorId: string; name: string; total: number; decided: number }[] {
  return reviewers.map(({ operatorId, name }) => {
    const own = shares.filter(({ reviewerId }) => reviewerId === operatorId);
    const sum = (some: readonly Shared[]) => some.reduce((total, { lines }) => total + lines, 0);
    return {
      ...{ operatorId, name, total: sum(own) },
      decided: sum(own.filter(({ decision }) => decision !== null)),
    };
  });
}

/** « 12 droits, dont 3 attendent une décision, d’ici au 31/12/2026. » */
export function describeState(review: {
  status: "OPEN" | "CLOSED";
  deadline: string;
  today: string;
  numbers: Numbers;
}): string {
  const { numbers, deadline, today } = review;
  const rights = count(numbers.total, "droit");
  if (review.status === "CLOSED") return `Close : ${rights}, ${describeNumbers(numbers)}.`;
  if (numbers.undecided === 0) return `${rights}, tous décidés : la revue peut être close.`;
  const waiting = count(numbers.undecided, "attend une décision", "attendent une décision");
  return deadline < today
    ? `${rights}, dont ${waiting} ; l’échéance du ${dayWords(deadline)} est passée.`
    : `${rights}, dont ${waiting}, d’ici au ${dayWords(deadline)}.`;
}

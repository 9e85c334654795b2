import { accept, refuse, type Decision } from "@/lib/decision";

export const shortestReason = 10;
export const longestReason = 300;

/** Keeps a pupil out of every reset, for a written reason of 10 to 300 signs; refuses a pupil already kept out. */
export function decideWithholding(
  student: { withheldReason: string | null },
  reason: string,
): Decision<{ withheldReason: string }> {
  if (student.withheldReason !== null) return refuse("Cet élève est déjà écarté des réinitialisations.");
  const written = reason.trim();
  if (written.length < shortestReason)
    return refuse(`Écrivez le motif en une phrase (${shortestReason} caractères au moins).`);
  if (written.length > longestReason) return refuse(`Le motif tient en ${longestReason} caractères.`);
  return accept({ withheldReason: written });
}

/** Lets resets reach the pupil again; refuses a pupil who is not kept out. */
export function decideRelease(student: {
  withheldReason: string | null;
}): Decision<{ withheldReason: null }> {
  if (student.withheldReason === null) return refuse("Cet élève n’est pas écarté des réinitialisations.");
  return accept({ withheldReason: null });
}

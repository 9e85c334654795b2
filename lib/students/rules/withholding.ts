import { accept, refuse, type Decision } from "@/lib/decision";

export const shortestReason = 10;
export const longestReason = 300;

type Standing = { withheldReason: string | null };

/** Keeps a pupil out of every reset, for a written reason; refuses a pupil already kept out, whose reason stays. */
export function decideWithholding(
  student: Standing,
  withheldReason: string,
): Decision<{ withheldReason: string }> {
  if (student.withheldReason !== null) return refuse("Cet élève est déjà écarté des réinitialisations.");
  return accept({ withheldReason });
}

/** Lets resets reach the pupil again; refuses a pupil who is not kept out. */
export function decideRelease(student: Standing): Decision<{ withheldReason: null }> {
  if (student.withheldReason === null) return refuse("Cet élève n’est pas écarté des réinitialisations.");
  return accept({ withheldReason: null });
}

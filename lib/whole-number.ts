import * as z from "zod";

/** A whole number between two others, as it was typed in a field; says its bounds to who types anything else. */
export function wholeNumber({ least, most }: { least: number; most: number }) {
  const sentence = `Écrivez un nombre entier, de ${least} à ${most}.`;
  return z
    .string(sentence)
    .trim()
    .regex(/^\d{1,5}$/, sentence)
    .transform(Number)
    .refine((value) => value >= least && value <= most, sentence);
}

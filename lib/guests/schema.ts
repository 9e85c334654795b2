import * as z from "zod";
import { wholeNumber } from "@/lib/whole-number";
import { guestLimits } from "./rules/policy";

const name = (sentence: string) =>
  z.string(sentence).trim().min(1, sentence).max(100, "100 caractères au plus.");

export const newGuestSchema = z.object({
  nom: name("Écrivez le nom."),
  prenom: name("Écrivez le prénom."),
  courriel: z
    .string("Écrivez l’adresse.")
    .trim()
    .toLowerCase()
    .pipe(z.email("Écrivez une adresse complète, par exemple p.nom@mairie.fr.")),
  fin: z.string("Choisissez un jour.").regex(/^\d{4}-\d{2}-\d{2}$/, "Choisissez un jour."),
  motif: z
    .string("Écrivez le motif.")
    .trim()
    .min(1, "Écrivez le motif.")
    .max(300, "Le motif tient en 300 caractères."),
  parrain: z.uuid("Choisissez un parrain."),
  motifAdresse: z.string().trim().max(300, "Le motif tient en 300 caractères.").default(""),
  autre: z.literal("on").optional().catch(undefined),
});

/** The school’s limits on its guests. */
export const policySchema = z.object({
  endsInSeptember: z.literal("on").optional(),
  binDays: wholeNumber(guestLimits.binDays),
  deleteMonths: wholeNumber(guestLimits.deleteMonths),
  ceiling: wholeNumber(guestLimits.ceiling),
});

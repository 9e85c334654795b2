import * as z from "zod";
import { ruleIds } from "./rules/finding";

const illegible = "Ce choix est illisible : rechargez la page.";
const shortest = 10;

/** An exception: why, who answers for it, and until when. */
export const exceptionSchema = z.object({
  rule: z.enum(ruleIds, illegible),
  accountId: z.uuid(illegible),
  reason: z
    .string("Écrivez la raison.")
    .trim()
    .min(shortest, `Écrivez la raison en une phrase (${shortest} caractères au moins).`)
    .max(300, "La raison tient en 300 caractères."),
  owner: z
    .string("Écrivez un nom.")
    .trim()
    .min(3, "Écrivez le nom de la personne.")
    .max(100, "100 caractères au plus."),
  endsOn: z.string("Choisissez un jour.").regex(/^\d{4}-\d{2}-\d{2}$/, "Choisissez un jour."),
});

export const knownExceptionSchema = z.object({ exceptionId: z.uuid(illegible) });

import * as z from "zod";
import { wholeNumber } from "@/lib/whole-number";
import { rightsRuleIds, ruleIds } from "./rules/finding";
import { administratorLimits } from "./rules/policy";

const illegible = "Ce choix est illisible : rechargez la page.";
const shortest = 10;

/** Why an exception is made, who answers for it, and until when. */
const grounds = z.object({
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

/** An exception for an account. */
export const exceptionSchema = grounds.extend({
  rule: z.enum(ruleIds, illegible),
  accountId: z.uuid(illegible),
});

/** An exception for a grant, or for a target; `accountId` is empty when it is about no single person. */
export const rightsExceptionSchema = grounds.extend({
  rule: z.enum(rightsRuleIds, illegible),
  subjectId: z.uuid(illegible),
  accountId: z.union([z.uuid(illegible), z.literal("").transform(() => null)]),
});

export const knownExceptionSchema = z.object({ exceptionId: z.uuid(illegible) });

/** What a school decides of its administrators. */
export const administratorPolicyForm = z.object({
  mostAdministrators: wholeNumber(administratorLimits.mostAdministrators),
  fewestAdministrators: wholeNumber(administratorLimits.fewestAdministrators),
  inactiveDays: wholeNumber(administratorLimits.inactiveDays),
  passwordDays: wholeNumber(administratorLimits.passwordDays),
});

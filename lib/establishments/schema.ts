import * as z from "zod";
import { longestValidityDays, shortestValidityDays } from "@/lib/resets/rules/lifecycle";
import { highestThreshold, lowestThreshold, resetModes, secretForms } from "./rules";

const thresholdSentence = `Indiquez un nombre entier d’élèves, de ${lowestThreshold} à ${highestThreshold}.`;
const validitySentence = `Indiquez un nombre entier de jours, de ${shortestValidityDays} à ${longestValidityDays}.`;

/** What a school sets for itself. The address is printed on every sheet: it must be a secure one. */
export const schoolSettingsSchema = z.object({
  name: z
    .string("Indiquez le nom de l’établissement.")
    .trim()
    .min(1, "Indiquez le nom de l’établissement.")
    .max(120, "Le nom tient en 120 caractères."),
  signInAddress: z
    .string("Indiquez l’adresse de l’ENT.")
    .trim()
    .max(120, "L’adresse tient en 120 caractères.")
    .refine(
      isSecureAddress,
      "Indiquez une adresse complète qui commence par « https:// », par exemple « https://college.mon-ent-occitanie.fr ».",
    ),
  secretValidityDays: z
    .string(validitySentence)
    .trim()
    .regex(/^\d{1,4}$/, validitySentence)
    .transform(Number)
    .refine((days) => days >= shortestValidityDays && days <= longestValidityDays, validitySentence),
  resetMode: z.enum(resetModes, "Choisissez comment les mots de passe sont réinitialisés."),
  secretForm: z.enum(secretForms, "Choisissez la forme des mots de passe provisoires."),
  approvalThreshold: z
    .string(thresholdSentence)
    .trim()
    .regex(/^\d{1,5}$/, thresholdSentence)
    .transform(Number)
    .refine((pupils) => pupils >= lowestThreshold && pupils <= highestThreshold, thresholdSentence),
  approvesWholeSchool: z
    .enum(["oui", "non"], "Dites si une campagne sur tout l’établissement est à approuver.")
    .transform((answer) => answer === "oui"),
});

export type SchoolSettings = z.infer<typeof schoolSettingsSchema>;

/** Pupils copy it from paper: no user name, no port trick, a real host. */
function isSecureAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === "https:" && username === "" && password === "" && hostname.includes(".");
}

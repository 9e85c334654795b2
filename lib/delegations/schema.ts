import * as z from "zod";

const missingEmail = "Indiquez l’adresse électronique de la personne.";
const missingClass = "Cochez au moins une classe.";
const mostClasses = 500;

const classNames = z
  .union([z.string(), z.array(z.string())], missingClass)
  .transform((value) => [...new Set(Array.isArray(value) ? value : [value])].filter((name) => name !== ""))
  .pipe(z.array(z.string()).min(1, missingClass).max(mostClasses));

/** What a delegation gives: at least one class, and its last day, "AAAA-MM-JJ" in Paris. */
const terms = {
  classe: classNames,
  jusquAu: z.iso.date("Indiquez le dernier jour : jour, mois, année."),
};

/** To whom: an address is enough for somebody whom the console knows, a new operator needs a name. */
export const delegationSchema = z.object({
  email: z
    .string(missingEmail)
    .trim()
    .min(1, missingEmail)
    .max(254, "Cette adresse électronique est trop longue.")
    .pipe(z.email("Cette adresse n’est pas complète : écrivez par exemple « prenom.nom@ac-toulouse.fr »."))
    .transform((email) => email.toLowerCase()),
  nom: z.string().trim().max(120, "Le nom tient en 120 caractères.").default(""),
  ...terms,
});

export const knownDelegationSchema = z.object({
  delegationId: z.uuid("Cette délégation n’existe pas."),
});

export const changedDelegationSchema = knownDelegationSchema.extend(terms);

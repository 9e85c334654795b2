import { parseArgs } from "node:util";
import * as z from "zod";
import { hasUaiForm } from "@/lib/establishments/rules";
import { CannotStart } from "../start/failure";

export const usage = `Comptes de la console :

  npm run operator -- create --email ADRESSE --name "Prénom Nom" --role RÔLE --uai UAI [--school "Nom de l’établissement"]
      ouvre un compte et affiche son lien d’inscription ; si le compte existe, lui ajoute ce rôle
      RÔLE : PRINCIPAL, RUPN, DELEGATE, AUDITOR ou ACADEMY
      DELEGATE demande aussi ses classes et son dernier jour : --classes "6e A,6e B" --until AAAA-MM-JJ
  npm run operator -- link ADRESSE      donne un nouveau lien d’inscription et ferme les sessions
  npm run operator -- unlock ADRESSE    déverrouille un compte après trop d’échecs
  npm run operator -- revoke ADRESSE    ferme toutes les sessions ouvertes`;

const email = z
  .email("L’adresse électronique n’a pas la bonne forme : écrivez par exemple « prenom.nom@ac-toulouse.fr ».")
  .transform((text) => text.toLowerCase());

const roles = ["PRINCIPAL", "RUPN", "DELEGATE", "AUDITOR", "ACADEMY"] as const;

const account = z.object({
  email,
  name: z.string("Indiquez le nom avec --name.").trim().min(3, "Indiquez le prénom et le nom avec --name."),
  role: z.enum(roles, "Le rôle (--role) doit être PRINCIPAL, RUPN, DELEGATE, AUDITOR ou ACADEMY."),
  uai: z
    .string("Indiquez l’établissement avec --uai.")
    .trim()
    .toUpperCase()
    .refine(hasUaiForm, "L’UAI (--uai) compte sept chiffres et une lettre, par exemple 0312345X."),
  school: z.string().trim().min(3, "Indiquez le nom de l’établissement avec --school.").optional(),
  classes: z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    )
    .optional(),
  until: z.iso.date("Le dernier jour (--until) s’écrit AAAA-MM-JJ, par exemple 2027-06-30.").optional(),
});

/** A delegate has classes and a last day; no other role does. */
const creation = account.superRefine(({ role, classes = [], until }, context) => {
  const missing = [
    ...(classes.length === 0 ? ['--classes "6e A,6e B"'] : []),
    ...(until === undefined ? ["--until AAAA-MM-JJ"] : []),
  ];
  const refuse = (message: string) => {
    context.addIssue({ code: "custom", message });
  };
  if (role === "DELEGATE" && missing.length > 0)
    refuse(`Une délégation dit ses classes et son dernier jour : ajoutez ${missing.join(" et ")}.`);
  if (role !== "DELEGATE" && missing.length < 2)
    refuse("--classes et --until ne vont qu’avec le rôle DELEGATE.");
});

export type Creation = z.output<typeof creation>;
export type Order =
  { command: "create"; creation: Creation } | { command: "link" | "unlock" | "revoke"; email: string };

/** What the command line asks for, or a French sentence for each thing that is wrong with it. */
export function readOrder(args: readonly string[]): Order {
  const { values, positionals } = split(args);
  const [command, address, ...rest] = positionals;
  if (rest.length > 0) throw new CannotStart(`« ${rest.join(" ")} » est en trop.\n\n${usage}`);
  if (command === "create") return { command, creation: checked(creation, values) };
  if (command === "link" || command === "unlock" || command === "revoke")
    return { command, email: checked(email, address ?? values.email) };
  throw new CannotStart(usage);
}

function split(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { email: text, name: text, role: text, uai: text, school: text, classes: text, until: text },
    });
  } catch {
    throw new CannotStart(usage);
  }
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CannotStart(`${parsed.error.issues.map(({ message }) => message).join("\n")}\n\n${usage}`);
}

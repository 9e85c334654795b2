import "server-only";
import * as z from "zod";
import type { Keyring } from "./sealing";

const exampleSecrets = [
  "change-me",
  "changeme",
  "secret",
  "exemple",
  "example",
  "azerty",
  "password",
  "motdepasse",
];

const base64Bytes = (value: string) => Buffer.from(value, "base64").length;

const secret = (name: string) =>
  z
    .string({ error: `${name} manque.` })
    .min(32, `${name} est trop court : au moins 32 signes tirés au hasard.`)
    .refine(
      (value) =>
        !exampleSecrets.some((example) => value.toLowerCase().includes(example)) && new Set(value).size > 8,
      `${name} est une valeur d’exemple : tirez-la au hasard.`,
    );

const postgresUrl = (name: string) =>
  z
    .string({ error: `${name} manque.` })
    .regex(/^postgres(ql)?:\/\//, `${name} doit commencer par « postgresql:// ».`);

const sealingKeys = z
  .string({ error: "SEALING_KEYS manque." })
  .transform((value) =>
    value.split(",").map((pair) => {
      const [id = "", key = ""] = pair.trim().split(":");
      return { id, key };
    }),
  )
  .refine(
    (keys) => keys.every(({ id, key }) => /^[a-z0-9-]{1,20}$/.test(id) && base64Bytes(key) === 32),
    "SEALING_KEYS doit être une suite « identifiant:clé », chaque clé faisant 32 octets en base64.",
  )
  .transform((keys): Keyring => {
    const [current, ...older] = keys.map(({ id, key }) => ({ id, key: Buffer.from(key, "base64") }));
    if (!current) throw new Error("split() never gives an empty list");
    return [current, ...older];
  });

// An empty line of .env says nothing.
const optionalText = (shape: z.ZodString) =>
  z.preprocess((value) => (value === "" ? undefined : value), shape.optional());

const mailAddress = /^(?:[^<>\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

const settings = z.object({
  APP_URL: z.url({
    error: "APP_URL doit être l’adresse de la console, par exemple « https://vigie.exemple.fr ».",
  }),
  DATABASE_URL: postgresUrl("DATABASE_URL"),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(12),
  SESSION_SECRET: secret("SESSION_SECRET"),
  PASSWORD_PEPPER: secret("PASSWORD_PEPPER"),
  SEALING_KEYS: sealingKeys,
  WORKER_CONCURRENCY: z.coerce.number().int().min(0).max(32).default(2),
  INTERFACE_CATALOGUE: z.enum(["0", "1"]).default("0"),
  SMTP_URL: optionalText(
    z.string().regex(/^smtps?:\/\/\S+$/, "SMTP_URL doit commencer par « smtp:// » ou « smtps:// »."),
  ),
  MAIL_FROM: optionalText(
    z
      .string()
      .regex(
        mailAddress,
        "MAIL_FROM doit être une adresse électronique, par exemple « Vigie ENT <vigie@exemple.fr> ».",
      ),
  ),
});

const schema = settings.refine(
  ({ SMTP_URL, MAIL_FROM }) => (SMTP_URL === undefined) === (MAIL_FROM === undefined),
  "SMTP_URL et MAIL_FROM vont ensemble : donnez les deux, ou aucun.",
);

export type Environment = z.infer<typeof schema>;

/** What is wrong with the settings, one French sentence each; empty when all is well. Never shows a value. */
export function environmentFaults(source: Record<string, string | undefined>): string[] {
  const parsed = schema.safeParse(source);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
}

let known: Environment | undefined;

/** The validated settings of this process (docs/operations.md). Throws one French sentence per fault. */
export function environment(): Environment {
  if (known) return known;
  const faults = environmentFaults(process.env);
  if (faults.length > 0) throw new Error(`Réglages refusés :\n- ${faults.join("\n- ")}`);
  return (known = schema.parse(process.env));
}

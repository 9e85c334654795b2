import * as z from "zod";
import { accountSources, accountStatuses } from "./rules/account";
import { profiles } from "./rules/profiles";

const text = z.string().trim().min(1).max(100).optional().catch(undefined);

/** Three states, and the known ones that are old. */
export const activityFilters = ["VU", "INACTIF", "JAMAIS", "INCONNUE"] as const;
export type ActivityFilter = (typeof activityFilters)[number];

/** Of guests: without an end, past it, or soon. */
export const endFilters = ["SANS", "PASSEE", "BIENTOT"] as const;
export type EndFilter = (typeof endFilters)[number];

/** Filters of a list of accounts as its address carries them; what makes no sense is as if absent. */
export const accountFilterSchema = z.object({
  q: text,
  profil: z.enum(profiles).optional().catch(undefined),
  fonction: text,
  classe: text,
  source: z.enum(accountSources).optional().catch(undefined),
  etat: z.enum(accountStatuses).optional().catch(undefined),
  activite: z.enum(activityFilters).optional().catch(undefined),
  fin: z.enum(endFilters).optional().catch(undefined),
  parrain: z.uuid().optional().catch(undefined),
});

export type AccountFilter = z.infer<typeof accountFilterSchema>;

/** The same, with the last account of the page before: an id, so that no name is written in an address. */
export const accountPageSchema = accountFilterSchema.extend({ apres: z.uuid().optional().catch(undefined) });

/** What a list sends: the accounts ticked on its page, or everything that matches its filters. */
export const accountSelectionSchema = accountFilterSchema.extend({
  compte: z
    .union([z.uuid(), z.array(z.uuid())])
    .transform((ids) => (Array.isArray(ids) ? ids : [ids]))
    .catch([]),
  everything: z.literal("on").optional().catch(undefined),
});

const illegible = "Ce choix est illisible : rechargez la page.";
const several = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (sent): unknown[] => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(item).max(300, illegible),
  );

/** The table of functions, row by row; a row whose code is empty is dropped. */
export const functionTableSchema = z
  .object({
    code: several(z.string().trim().toUpperCase().max(20, "Un code a 20 caractères au plus.")),
    profil: several(z.enum(profiles, illegible)),
  })
  .refine(({ code, profil }) => code.length === profil.length, illegible)
  .transform(({ code, profil }) => ({
    table: code.flatMap((text, index) => {
      const profile = profil[index];
      return text === "" || !profile ? [] : [{ code: text, profile }];
    }),
  }));

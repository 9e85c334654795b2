import * as z from "zod";

const illegible = "Ce choix est illisible : rechargez la page.";
const day = z.string("Choisissez un jour.").regex(/^\d{4}-\d{2}-\d{2}$/, "Choisissez un jour.");

/** A form sends one value as a text, several as a list. */
const list = <Item extends z.ZodType>(item: Item, most: number) =>
  z.preprocess(
    (sent): unknown[] => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(item).max(most, illegible),
  );

const chosenGrants = list(z.uuid(illegible), 20_000).refine(
  (ids) => ids.length > 0,
  "Cochez au moins un droit.",
);

/** Grants to revoke now. */
export const revocationSchema = z.object({ requestId: z.uuid(illegible), droit: chosenGrants });

/** Grants to end on a day, which the console revokes the day after. */
export const limitSchema = revocationSchema.extend({ fin: day });

/** “RUBRIC:id|WRITER|exact”: what one chose for one role on one target. */
const choice = z
  .string()
  .regex(/^(?:RUBRIC|SERVICE):[0-9a-f-]{36}\|[A-Z]+\|(?:exact|tradeoff|partial|group)\|\d{1,2}$/, illegible);

/** The conversions chosen, and how many people they may add. */
export const conversionSchema = z.object({
  requestId: z.uuid(illegible),
  ajouts: z.coerce.number<string>("Écrivez un nombre.").int("Écrivez un nombre entier.").min(0).max(500),
  choix: list(z.union([choice, z.literal("")]), 2_000)
    .transform((chosen) => chosen.filter((key) => key !== ""))
    .refine((chosen) => chosen.length > 0, "Choisissez au moins une conversion."),
});

export const knownRightsBatchSchema = z.object({ batchId: z.uuid("Ce lot n’existe pas.") });

/** Which list to export. */
export const rightsExportSchema = z.object({
  liste: z.enum(["RUBRICS", "SERVICES", "GROUPS", "GRANTS"], illegible),
});

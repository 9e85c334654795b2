import * as z from "zod";
import { absent, conversionListSchema, illegible, list } from "./rules/lists/filters";

const day = z.string("Choisissez un jour.").regex(/^\d{4}-\d{2}-\d{2}$/, "Choisissez un jour.");

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

export const knownRightsBatchSchema = z.object({ batchId: z.uuid("Ce lot n’existe pas.") });

/** Which list to export. */
export const rightsExportSchema = z.object({
  liste: z.enum(["RUBRICS", "SERVICES", "GROUPS", "GRANTS"], illegible),
});

/** So many conversions make one batch at most. */
export const mostConversions = 2_000;

/** The conversions chosen one by one, or every exact one that the filters leave; and how many people they may add. */
export const conversionSchema = z
  .object({
    requestId: z.uuid(illegible),
    ajouts: z.coerce
      .number<string>("Écrivez un nombre.")
      .int("Écrivez un nombre entier.")
      .min(0)
      .max(500)
      .default(0),
    choix: list(z.union([choice, z.literal("")]), mostConversions).transform((chosen) =>
      chosen.filter((key) => key !== ""),
    ),
    tout: absent(z.literal("on")),
    ...conversionListSchema.pick({ q: true, nature: true, cible: true }).shape,
  })
  .refine(({ choix, tout }) => tout === "on" || choix.length > 0, {
    path: ["choix"],
    message: "Choisissez au moins une conversion.",
  });

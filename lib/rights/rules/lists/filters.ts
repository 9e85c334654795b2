import * as z from "zod";
import { profiles } from "@/lib/accounts/rules/profiles";
import { rightsRuleIds } from "@/lib/hygiene/rules/finding";
import { rightsGestures } from "../batch";
import { grantRoles, targetKinds } from "../model";

export const illegible = "Ce choix est illisible : rechargez la page.";

/** A form sends one value as a text, several as a list. */
export const list = <Item extends z.ZodType>(item: Item, most: number) =>
  z.preprocess(
    (sent): unknown[] => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(item).max(most, illegible),
  );

/** A choice of a list as its address carries it; what makes no sense is as if absent. */
export const absent = <Value extends z.ZodType>(value: Value) => value.optional().catch(undefined);
const words = absent(z.string().trim().min(1).max(100));

/** Given to persons, or to populations. */
const holderFilters = ["PERSONNE", "POPULATION"] as const;

const targetSchema = z
  .string()
  .regex(/^(?:RUBRIC|SERVICE):[0-9a-f-]{36}$/, illegible)
  .transform((key) => {
    const [kind, id = ""] = key.split(":");
    return { kind: kind === "RUBRIC" ? ("RUBRIC" as const) : ("SERVICE" as const), id };
  });

/** The grants of a target: those given on it, and those it inherits. */
export const grantListSchema = z.object({
  droit: words,
  porteur: absent(z.enum(holderFilters)),
  origine: absent(z.enum(["ICI", "HERITE"])),
});
export type GrantListFilter = z.infer<typeof grantListSchema>;

/** Who has access to a target. */
export const peopleListSchema = z.object({
  q: words,
  profil: absent(z.enum(profiles)),
  role: absent(z.enum(grantRoles)),
});
export type PeopleListFilter = z.infer<typeof peopleListSchema>;

/** The page of a target holds two lists, each with the last row of its page before: an id, so that no name is written. */
export const targetPageSchema = z.object({
  ...grantListSchema.shape,
  ...peopleListSchema.shape,
  apres: words,
  apresDroit: words,
});

/** The rights of an account. */
export const accountRightsSchema = z.object({ q: words, par: absent(z.enum(holderFilters)) });
export type AccountRightsFilter = z.infer<typeof accountRightsSchema>;

/** Rubrics, or services: where persons hold something, or where nothing is given. */
export const targetListSchema = z.object({ q: words, donnes: absent(z.enum(["PERSONNE", "AUCUN"])) });
export type TargetListFilter = z.infer<typeof targetListSchema>;

export const conversionModes = ["exact", "tradeoff", "partial", "group", "aucune"] as const;

/** Proposed conversions. `cible` keeps to some targets, `ajouts` is how many people one accepts to add. */
export const conversionListSchema = z.object({
  q: words,
  nature: absent(z.enum(targetKinds)),
  mode: absent(z.enum(conversionModes)),
  ajouts: z.coerce.number().int().min(0).max(500).catch(0),
  cible: list(targetSchema, 2_000).catch([]),
});
export type ConversionListFilter = z.infer<typeof conversionListSchema>;

/** The lines of a batch. */
export const lineStatuses = ["PENDING", "DONE", "REFUSED", "UNDONE", "KEPT"] as const;
export const batchLinesSchema = z.object({ q: words, resultat: absent(z.enum(lineStatuses)) });
export type BatchLinesFilter = z.infer<typeof batchLinesSchema>;

/** Batches. */
export const batchListSchema = z.object({ q: words, geste: absent(z.enum(rightsGestures)) });
export type BatchListFilter = z.infer<typeof batchListSchema>;

/** What one rule finds. */
export const findingListSchema = z.object({
  q: words,
  verdict: absent(z.enum(["A_CORRIGER", "ACCEPTE", "INDECIDABLE"])),
});
export type FindingListFilter = z.infer<typeof findingListSchema>;

/** Where a page of a list begins. */
export const afterSchema = z.object({ apres: words });

/** Which filtered list to write, and what it is of. */
export const listExportSchema = z.discriminatedUnion("liste", [
  grantListSchema.extend({ liste: z.literal("DROITS"), de: targetSchema }),
  peopleListSchema.extend({ liste: z.literal("ACCES"), de: targetSchema }),
  accountRightsSchema.extend({ liste: z.literal("COMPTE"), de: z.uuid(illegible) }),
  targetListSchema.extend({ liste: z.enum(["RUBRIQUES", "SERVICES"]) }),
  conversionListSchema.extend({ liste: z.literal("CONVERSIONS") }),
  batchLinesSchema.extend({ liste: z.literal("LIGNES"), de: z.uuid(illegible) }),
  batchListSchema.extend({ liste: z.literal("LOTS") }),
  findingListSchema.extend({ liste: z.literal("CONSTATS"), de: z.enum(rightsRuleIds) }),
]);
export type ListExport = z.infer<typeof listExportSchema>;

import * as z from "zod";
import { reviewDecisions } from "./rules/decisions";

const illegible = "Ce choix est illisible : rechargez la page.";
const unknownReview = "Cette revue n’existe pas.";
const missingDay = "Indiquez le jour : jour, mois, année.";
const mostTicks = 2_000;

/** Ticks sent once, several times, or not at all. */
const ticks = (tick: z.ZodString) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => [
      ...new Set((Array.isArray(value) ? value : [value ?? ""]).filter((one) => one !== "")),
    ])
    .pipe(z.array(tick).max(mostTicks));

/** What a campaign reviews, by whom, and until when. No target is every target, no population everybody. */
export const openingSchema = z.object({
  requestId: z.uuid(illegible),
  nom: z
    .string("Donnez un nom à la revue.")
    .trim()
    .min(3, "Donnez un nom à la revue, de 3 caractères au moins.")
    .max(120, "Le nom tient en 120 caractères."),
  cible: ticks(z.string().regex(/^(RUBRIC|SERVICE):[0-9a-f-]{36}$/, illegible)),
  quoi: z.enum(["PERSONAL", "ALL"], "Choisissez quels droits sont revus."),
  population: z
    .string()
    .max(300)
    .regex(/^((PROFILE|FUNCTION|CLASS|GROUP):.+)?$/, illegible)
    .default(""),
  relecteur: ticks(z.string().regex(/^[0-9a-f-]{36}$/, illegible)),
  echeance: z.iso.date(missingDay),
});

export const knownReviewSchema = z.object({ campaignId: z.uuid(unknownReview) });

const line = z.coerce.number(illegible).int(illegible).min(1, illegible).max(1_000_000, illegible);

export const decisionSchema = knownReviewSchema.extend({
  ligne: line,
  decision: z.enum(reviewDecisions, "Choisissez : garder, retirer, limiter ou convertir."),
  motif: z.string().trim().max(500, "Le motif tient en 500 caractères.").default(""),
  jusquAu: z.union([z.literal(""), z.iso.date(missingDay)]).default(""),
  /** What was on screen: a right that changed since is read again. */
  phrase: z.string().max(4_000).default(""),
  /** Told by the browser, and used for a warning alone. */
  duree: z.coerce.number().int().min(0).max(86_400_000).optional().catch(undefined),
});

export const handOverSchema = knownReviewSchema.extend({
  a: z.uuid("Choisissez à qui confier ces droits."),
  quoi: z.enum(["UNE", "TOUTES"], illegible).default("UNE"),
  ligne: line.optional(),
});

export const reassignmentSchema = knownReviewSchema.extend({
  de: z.uuid(illegible),
  a: z.uuid("Choisissez à qui confier ces droits."),
});

export const closingSchema = knownReviewSchema.extend({
  /** How many removals and limits were announced. */
  retraits: z.coerce.number(illegible).int(illegible).min(0, illegible),
  confirmation: z.string().trim().default(""),
});

/** What the page of a review is asked, as its address carries it. */
export const reviewViewSchema = z.object({
  ligne: z.coerce.number().int().min(1).optional().catch(undefined),
  apres: z.coerce.number().int().min(0).catch(0).default(0),
  lignes: z.enum(["miennes", "toutes"]).optional().catch(undefined),
});

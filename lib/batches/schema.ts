import * as z from "zod";
import { accountSelectionSchema } from "@/lib/accounts/schema";
import { leftOutKinds } from "./rules/decisions";
import { broadOutcomes } from "./rules/dry-run";
import { batchGestures, lineStatuses } from "./rules/gestures";

const unknownBatch = "Ce lot n’existe pas.";
const illegible = "Ce choix est illisible : rechargez la page.";
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "Choisissez un jour.");

/** Which accounts, and from which list they were chosen. */
const chosen = accountSelectionSchema.extend({
  crowd: z.enum(["EVERYBODY", "GUESTS"], illegible).catch("GUESTS"),
});

/** What a dry run is asked, as its address carries it; terms may still be missing. */
export const dryRunSchema = chosen.extend({
  geste: z.enum(batchGestures).catch("SUSPEND"),
  endsOn: day.optional().catch(undefined),
  sponsorId: z.uuid().optional().catch(undefined),
  /** What one looks at of the list; a gesture is on all of it. */
  issue: z
    .enum([...broadOutcomes, ...leftOutKinds])
    .optional()
    .catch(undefined),
  nom: z.string().trim().min(1).max(100).optional().catch(undefined),
  /** The last account of the page before: an id, so that no name is written in an address. */
  apres: z.uuid().optional().catch(undefined),
});

export type DryRunQuery = z.infer<typeof dryRunSchema>;

/** The confirmation: what was shown, by number and by fingerprint. */
export const batchSchema = chosen.extend({
  geste: z.enum(batchGestures, illegible),
  endsOn: day.optional(),
  sponsorId: z.uuid("Choisissez un parrain.").optional(),
  requestId: z.uuid(illegible),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/, illegible),
  nombre: z.string().trim().optional(),
});

/** A page of the lines of a batch: those of one result, after one of them. */
export const outcomePageSchema = z.object({
  resultat: z.enum(lineStatuses).optional().catch(undefined),
  apres: z.uuid().optional().catch(undefined),
});

export const knownBatchSchema = z.object({ batchId: z.uuid(unknownBatch) });

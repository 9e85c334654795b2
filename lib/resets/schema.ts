import * as z from "zod";
import { sheetLayoutSchema } from "@/lib/sheets/schema";

const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]).filter((text) => text !== ""));

const studentIds = texts.pipe(z.array(z.uuid("Un élève de ce choix n’existe pas."))).default([]);

const day = z.iso.date("Indiquez une date : jour, mois, année.");

const justification = z.string().trim().max(300, "Le motif tient en 300 caractères.").optional();

/** Whom and what, as the wizard carries it in its address from one step to the next. */
export const campaignPlanSchema = z.object({
  portee: z.enum(["ALL", "CLASSES", "GROUPS", "STUDENTS", "SELECTION"]).default("CLASSES"),
  classe: texts.default([]),
  groupe: texts.default([]),
  eleve: studentIds,
  selection: z.uuid("Cette sélection n’existe pas.").optional(),
  changeDepuis: day.optional(),
  reinitialiseDepuis: day.optional(),
  sansBLOCKED_BY_HAND: justification,
  sansFEDERATED: justification,
  sansNEVER_ACTIVATED: justification,
  sansALREADY_RESET_SINCE: justification,
  sansCHANGED_SINCE: justification,
});

export type CampaignPlan = z.infer<typeof campaignPlanSchema>;

const writtenReason = z
  .string("Dites pourquoi, en une phrase.")
  .trim()
  .min(10, "Dites pourquoi, en une phrase de 10 caractères au moins.")
  .max(300, "Le motif tient en 300 caractères.");

const blankAsNothing = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? undefined : value;

export const startCampaignSchema = campaignPlanSchema.extend({
  requestId: z.uuid("Cette page a expiré : rechargez-la."),
  validite: z.coerce.number({ error: "Indiquez un nombre de jours." }),
  nombre: z.string({ error: "Tapez le nombre d’élèves à réinitialiser." }),
  /** Given when the campaign cannot wait for an approval. */
  urgence: z.preprocess(blankAsNothing, writtenReason.optional()),
});

export type StartCampaign = z.output<typeof startCampaignSchema>;

export const campaignSchema = z.object({
  campaignId: z.uuid("Cette campagne n’existe pas."),
});

/** What is printed, of whom, and in what file: nobody named is everybody. */
export const printSchema = campaignSchema.extend(sheetLayoutSchema.shape).extend({
  contenu: z.enum(["LIST", "SLIPS", "BOTH"], { error: "Choisissez la liste, les étiquettes ou les deux." }),
  fichier: z.enum(["PDF", "ZIP"], { error: "Choisissez un seul PDF, ou un par classe." }).default("PDF"),
  classe: texts.default([]),
  eleve: z.uuid("Cet élève n’existe pas.").optional(),
});

export const receiversSchema = campaignSchema.extend({ classe: texts.default([]) });

/** One class of a campaign; the empty name is that of pupils without a class. */
export const classSchema = campaignSchema.extend({ classe: z.string("Choisissez une classe.") });

export const handOutSchema = classSchema.extend({
  /** Every printed sheet of the class, whatever is ticked. */
  tous: z.literal("oui").optional(),
  /** Ticked when the page was drawn, and ticked now. */
  etait: studentIds,
  remis: studentIds,
  remisPar: z
    .string()
    .trim()
    .max(120, "Le nom de la personne qui remet les feuilles tient en 120 caractères.")
    .transform((name) => (name === "" ? undefined : name))
    .optional(),
});

export const renewalSchema = classSchema.extend({
  /** Empty: the whole class. */
  eleve: z.union(
    [z.literal(""), z.uuid("Choisissez un élève de la liste.")],
    "Choisissez un élève de la liste.",
  ),
});
export const approveSchema = campaignSchema.extend({
  nombre: z.string({ error: "Tapez le nombre d’élèves à réinitialiser." }),
});

export const declineSchema = campaignSchema.extend({ motif: writtenReason });

export const emergencySchema = campaignSchema.extend({ urgence: writtenReason });

import * as z from "zod";

const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]).filter((text) => text !== ""));

const day = z.iso.date("Indiquez une date : jour, mois, année.");

const justification = z.string().trim().max(300, "Le motif tient en 300 caractères.").optional();

/** Whom and what, as the wizard carries it in its address from one step to the next. */
export const campaignPlanSchema = z.object({
  portee: z.enum(["ALL", "CLASSES", "GROUPS", "STUDENTS"]).default("CLASSES"),
  classe: texts.default([]),
  groupe: texts.default([]),
  eleve: texts.pipe(z.array(z.uuid("Un élève de ce choix n’existe pas."))).default([]),
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

export const printSchema = campaignSchema.extend({
  contenu: z.enum(["LIST", "SLIPS", "BOTH"], { error: "Choisissez la liste, les étiquettes ou les deux." }),
  classe: texts.default([]),
});

export const handOutSchema = campaignSchema.extend({ classe: z.string() });

export const approveSchema = campaignSchema.extend({
  nombre: z.string({ error: "Tapez le nombre d’élèves à réinitialiser." }),
});

export const declineSchema = campaignSchema.extend({ motif: writtenReason });

export const emergencySchema = campaignSchema.extend({ urgence: writtenReason });

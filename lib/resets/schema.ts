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

const unknownList = "Cette liste n’existe plus.";
export const listSchema = campaignSchema.extend({ listId: z.uuid(unknownList) });

const longestPaste = 200_000;

/** Named so that no answer ever gives it back: `echoOf` leaves passwords out. */
export const pasteSchema = campaignSchema.extend({
  passwordList: z
    .string({ error: "Collez la liste affichée par ÉduConnect." })
    .refine((text) => text.trim() !== "", "Collez la liste affichée par ÉduConnect.")
    .refine(
      (text) => text.length <= longestPaste,
      "Ce texte est trop long pour être collé : déposez un fichier, ou collez une classe à la fois.",
    ),
});

const column = z
  .union([z.literal("").transform(() => null), z.coerce.number().int().nonnegative()])
  .default(null);

export const listColumnsSchema = listSchema.extend({
  lastName: column,
  usageName: column,
  firstName: column,
  className: column,
  birthDate: column,
  identifier: column,
  ine: column,
  provisionalPassword: column,
  classe: z.string().max(200).default(""),
});

/** The answers to doubtful lines come as `choix-12`, the line being 12. */
export const takeListSchema = z
  .looseObject({
    ...listSchema.shape,
    vu: z.string({ error: "Relisez le rapport avant de confirmer." }),
    renouveles: z.enum(["garder", "remplacer"]).default("garder"),
  })
  .transform(({ campaignId, listId, vu, renouveles, ...others }) => ({
    campaignId,
    listId,
    seen: vu,
    replacesRenewed: renouveles === "remplacer",
    chosen: new Map(
      Object.entries(others).flatMap(([name, value]): [number, string][] => {
        const line = /^choix-(\d{1,6})$/.exec(name)?.[1];
        return line !== undefined && typeof value === "string" ? [[Number(line), value]] : [];
      }),
    ),
  }));

export const finishSchema = campaignSchema.extend({
  motif: z
    .string({ error: "Dites pourquoi." })
    .trim()
    .min(10, "Dites en une phrase (10 caractères au moins) pourquoi leur mot de passe n’est pas venu.")
    .max(300, "Le motif tient en 300 caractères."),
});

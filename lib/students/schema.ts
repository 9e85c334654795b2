import * as z from "zod";
import { studentStates } from "./rules/states";
import { longestReason, shortestReason } from "./rules/withholding";

const text = z.string().trim().min(1).max(100).optional().catch(undefined);

/** Besides the class and the state: pupils without a class, kept out of resets by hand, or gone. */
export const situations = ["SANS_CLASSE", "ECARTES", "PARTIS"] as const;
export type Situation = (typeof situations)[number];

/** Filters of the list of pupils as its address carries them; what makes no sense is as if absent. */
export const studentFilterSchema = z.object({
  q: text,
  classe: text,
  etat: z.enum(studentStates).optional().catch(undefined),
  situation: z.enum(situations).optional().catch(undefined),
});

export type StudentFilter = z.infer<typeof studentFilterSchema>;

/** The same, with the last pupil of the page before: an id, so that no name is written in an address. */
export const studentPageSchema = studentFilterSchema.extend({
  apres: z.uuid().optional().catch(undefined),
});

const unknownStudent = "Cet élève n’existe pas.";

export const studentSchema = z.object({ studentId: z.uuid(unknownStudent) });

/** A reason of 10 to 300 signs, spaces around it aside. */
export const withholdSchema = studentSchema.extend({
  motif: z
    .string("Écrivez le motif.")
    .trim()
    .min(shortestReason, `Écrivez le motif en une phrase (${shortestReason} caractères au moins).`)
    .max(longestReason, `Le motif tient en ${longestReason} caractères.`),
});

/** What the list sends: the pupils ticked on its page, or everything that matches its filters. */
export const selectionSchema = studentFilterSchema.extend({
  eleve: z
    .union([z.uuid(), z.array(z.uuid())])
    .transform((ids) => (Array.isArray(ids) ? ids : [ids]))
    .catch([]),
  everything: z.literal("on").optional().catch(undefined),
});

import * as z from "zod";
import { selectionSchema as studentSelectionSchema } from "@/lib/students/schema";

/** A list of pupils: those ticked on its page, or all that match its filters. */
export const makeSelectionSchema = studentSelectionSchema;

const ids = z.preprocess(
  (sent): unknown[] => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
  z.array(z.uuid("Un élève de cette page n’existe plus : rechargez-la.")),
);

const page = z.coerce.number<string>("Cette page n’existe pas.").int().positive().max(10_000);

/** The pupils a page shows, those ticked among them, and where to go: another page, or the wizard. */
export const settleLeakSchema = z.object({
  selectionId: z.uuid("Cette recherche n’existe pas."),
  montre: ids,
  retenu: ids,
  jour: z.union([z.literal(""), z.iso.date("Indiquez une date : jour, mois, année.")]).default(""),
  page: page.default(1),
  aller: page.optional(),
});

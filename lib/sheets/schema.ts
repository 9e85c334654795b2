import * as z from "zod";
import type { SheetContents, SheetLayout, SlipsPerPage } from "./rules/layout";

const slipsPerPage: Readonly<Record<"1" | "2" | "8", SlipsPerPage>> = { 1: 1, 2: 2, 8: 8 };

/** A box: sent when ticked, absent otherwise. */
const ticked = z
  .enum(["on", ""], { error: "Cochez ou décochez cette case." })
  .optional()
  .transform((value) => value === "on");

/** How a print form sends its layout; a form that says nothing of it gets eight slips a page by name. */
export const sheetLayoutSchema = z.object({
  parPage: z
    .enum(["1", "2", "8"], { error: "Choisissez une, deux ou huit étiquettes par page." })
    .default("8"),
  ordre: z
    .enum(["NAME", "LIST_NUMBER"], { error: "Choisissez l’ordre par nom ou par numéro." })
    .default("NAME"),
  grandsCaracteres: ticked,
  qr: ticked,
  langue: z
    .enum(["", "EN", "ES", "PT", "RO", "TR"], { error: "Choisissez une langue de la liste, ou aucune." })
    .default(""),
});

export type SheetLayoutFields = z.infer<typeof sheetLayoutSchema>;

/** The layout that a form asks for. */
export const layoutOf = (contents: SheetContents, fields: SheetLayoutFields): SheetLayout => ({
  contents,
  slipsPerPage: slipsPerPage[fields.parPage],
  order: fields.ordre,
  largePrint: fields.grandsCaracteres,
  qrCode: fields.qr,
  secondLanguage: fields.langue === "" ? null : fields.langue,
});

import { renderSheets } from "@/lib/sheets/documents";
import { readPdf } from "@/tests/support/read-pdf";
import type { SheetClass, SheetContext, SheetStudent } from "@/lib/sheets/rules";
import { usualLayout, type SheetLayout } from "@/lib/sheets/rules/layout";

export const context: SheetContext = {
  schoolName: "Collège Françoise-Dolto",
  uai: "0750000A",
  campaignName: "Rentrée 2026",
  address: "https://educonnect.education.gouv.fr",
  validUntil: new Date("2027-02-20T22:59:00Z"),
  printedAt: new Date("2026-11-22T17:05:00Z"),
  printedBy: "Mme Hélène Durand",
};

export const longName = "Montmorency-".repeat(17).slice(0, 200);

export const student = (change: Partial<SheetStudent> = {}): SheetStudent => ({
  lastName: "MARTIN",
  usageName: null,
  firstName: "Emma",
  listNumber: null,
  identifier: "e.martin42",
  provisionalPassword: "Kp7!mzRt4+wQ",
  ...change,
});

/** A class whose pupils all differ: names, identifiers and passwords carry their number. */
export function classOf(name: string, size: number): SheetClass {
  const students = Array.from({ length: size }, (_, index) => {
    const number = String(index + 1).padStart(3, "0");
    return student({
      lastName: `NOM${number}`,
      firstName: `Prénom${number}`,
      identifier: `p.nom${number}`,
      provisionalPassword: `Kp7!mzRt+${number}`,
    });
  });
  return { name, students };
}

export const layout = (change: Partial<SheetLayout> = {}): SheetLayout => ({ ...usualLayout, ...change });

export const print = (change: Partial<SheetLayout>, ...classes: SheetClass[]) =>
  readPdf(renderSheets(layout(change), classes, context));
export const list = (...classes: SheetClass[]) => print({ contents: "LIST" }, ...classes);
export const slips = (...classes: SheetClass[]) => print({ contents: "SLIPS" }, ...classes);
export const both = (...classes: SheetClass[]) => print({ contents: "BOTH" }, ...classes);

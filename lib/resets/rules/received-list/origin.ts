import { cleanTitle } from "@/lib/files/rules/columns";

const schoolTitles: readonly string[] = ["uai", "rne", "uaj", "codeuai", "coderne", "uaietablissement"];
const uaiForm = /^\d{7}[A-Z]$/;

/** French sentence when a column of the list names another school than this one; null when none does. */
export function foreignSchool(
  header: readonly string[],
  rows: readonly ({ cells: readonly string[] } | { fault: string })[],
  uai: string,
): string | null {
  const column = header.findIndex((title) => schoolTitles.includes(cleanTitle(title)));
  if (column === -1) return null;
  const named = rows.flatMap((row) =>
    "cells" in row ? [(row.cells[column] ?? "").trim().toUpperCase()] : [],
  );
  const foreign = named.find((name) => uaiForm.test(name) && name !== uai);
  return foreign === undefined
    ? null
    : `Cette liste est celle de l’établissement ${foreign}, et non de ${uai} : vérifiez le fichier.`;
}

import { accept, type Decision, refuse } from "@/lib/decision";
import { holdsPasswords } from "@/lib/files/rules/columns";

/** What is wrong with the columns chosen for a list, as a French sentence: unknown, of passwords, or chosen twice. */
export function decideChosen<Field extends string>(
  mapping: Readonly<Record<Field, number | null>>,
  header: readonly string[],
  { fields, describe }: { fields: readonly Field[]; describe: (field: Field) => string },
): Decision<{ mapping: Readonly<Record<Field, number | null>> }> {
  const used = new Map<number, Field>();
  for (const field of fields) {
    const column = mapping[field];
    if (column === null) continue;
    const title = header[column];
    if (title === undefined)
      return refuse("Une des colonnes choisies n’existe pas dans ce fichier : rechargez la page.");
    if (holdsPasswords(title))
      return refuse(`La colonne « ${title} » contient des mots de passe : elle n’est jamais lue.`);
    const other = used.get(column);
    if (other !== undefined)
      return refuse(
        `La colonne « ${title} » est choisie deux fois, pour « ${describe(other)} » et « ${describe(field)} » : gardez un seul des deux.`,
      );
    used.set(column, field);
  }
  return accept({ mapping });
}

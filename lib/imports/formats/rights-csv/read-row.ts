import { maxFieldLength } from "@/lib/files/limits";
import { cleanOptional, hasDamagedAccents, parseDay } from "@/lib/files/text-cleaning";
import { unescapeCell } from "@/lib/safe-csv";
import type { RightsField, RightsKind, RightsMapping } from "../../rules/rights/columns";
import type { GrantRow, GroupRow, RightsRow, RubricRow } from "../../rules/rights/rows";
import { readHolderKind, readRole, readTargetKind } from "../../rules/rights/words";
import { readYesNo } from "../../rules/people/words";

type Read = { row: RightsRow; doubts: string[] } | { fault: string };

/** One cell, cleaned; null when it is empty or when the file has no such column. */
type Cells = (field: RightsField) => string | null;

/** Says what a cell holds that could not be read. */
type Doubt = (sentence: string) => void;

class Fault extends Error {}

/** What a row says, or the French sentence that says why it says nothing. */
export function readRightsRow(
  { line, cells }: { line: number; cells: readonly string[] },
  { width, mapping, kind }: { width: number; mapping: RightsMapping; kind: RightsKind },
): Read {
  if (cells.length !== width)
    return { fault: `${cells.length} ${cells.length > 1 ? "colonnes" : "colonne"} au lieu de ${width}.` };
  const doubts: string[] = [];
  const cell: Cells = (field) => {
    const column = mapping[field];
    const text = column === null ? null : cleanOptional(unescapeCell(cells[column] ?? ""));
    if (text !== null && text.length > maxFieldLength)
      throw new Fault(`un texte dépasse ${maxFieldLength} caractères (colonne ${(column ?? 0) + 1}).`);
    if (text !== null && hasDamagedAccents(text))
      throw new Fault("ses accents sont abîmés ; refaites l’export de la liste.");
    return text;
  };
  try {
    return { row: readers[kind](line, cell, (sentence) => doubts.push(sentence)), doubts };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message };
    throw error;
  }
}

const readers: Record<RightsKind, (line: number, cell: Cells, doubt: Doubt) => RightsRow> = {
  RUBRICS: readRubric,
  SERVICES: (line, cell) => {
    const key = need(cell, "service", "la clé du service");
    return { kind: "SERVICES", line, key, name: cell("serviceName") ?? key };
  },
  GROUPS: readGroup,
  GRANTS: readGrant,
};

function need(cell: Cells, field: RightsField, what: string): string {
  const text = cell(field);
  if (text === null) throw new Fault(`il manque ${what}.`);
  return text;
}

function readRubric(line: number, cell: Cells, doubt: Doubt): RubricRow {
  const key = need(cell, "rubric", "la clé de la rubrique");
  const inherits = readWord(cell("inherits"), readYesNo, doubt, "réponse attendue par oui ou non");
  const ceiling = readWord(cell("inheritedCeiling"), readRole, doubt, "rôle inconnu");
  return {
    ...{ kind: "RUBRICS", line, key, name: cell("rubricName") ?? key, parentKey: cell("parent"), inherits },
    inheritedCeiling: ceiling === "ACCESS" ? null : ceiling,
  };
}

function readGroup(line: number, cell: Cells): GroupRow {
  const key = need(cell, "group", "la clé du groupe");
  const written = cell("memberKind");
  const kind = written === null ? null : readHolderKind(written);
  if (written !== null && kind !== "ACCOUNT" && kind !== "GROUP")
    throw new Fault(`type de membre inconnu (« ${written} ») : écrivez « Utilisateur » ou « Groupe ».`);
  const memberKind = kind === "GROUP" || kind === "ACCOUNT" ? kind : null;
  return { kind: "GROUPS", line, key, name: cell("groupName") ?? key, memberKind, member: cell("member") };
}

function readGrant(line: number, cell: Cells, doubt: Doubt): GrantRow {
  const target = need(cell, "target", "la rubrique ou le service");
  const holderKind = readKnown(cell("holderKind"), readHolderKind, "type de bénéficiaire inconnu");
  const isWide = holderKind === "ESTABLISHMENT" || holderKind === "EVERYONE";
  const holder = isWide ? "" : need(cell, "holder", "le bénéficiaire");
  const day = (field: RightsField) =>
    readWord(cell(field), parseDay, doubt, "date illisible, attendue sous la forme JJ/MM/AAAA");
  return {
    ...{ kind: "GRANTS", line, target, holderKind, holder },
    targetKind: readKnown(cell("targetKind"), readTargetKind, "type de cible inconnu"),
    role: readKnown(cell("role"), readRole, "rôle inconnu"),
    ...{ givenByName: cell("givenBy"), givenOn: day("givenOn"), reason: cell("reason") },
    ...{ endsOn: readEnd(cell), reviewedOn: day("reviewedOn") },
  };
}

/** An end that cannot be read must not become a right without end. */
function readEnd(cell: Cells): string | null {
  const written = cell("endsOn");
  if (written === null) return null;
  const day = parseDay(written);
  if (day === null)
    throw new Fault(
      `date de fin illisible (« ${written.slice(0, 40)} »), attendue sous la forme JJ/MM/AAAA.`,
    );
  return day;
}

/** What a word says; nothing, and a doubt, when nobody knows it. */
function readWord<Said>(
  written: string | null,
  read: (text: string) => Said | null,
  doubt: Doubt,
  what: string,
): Said | null {
  const said = written === null ? null : read(written);
  if (written !== null && said === null)
    doubt(`${what} (« ${written.slice(0, 40)} »), rien n’en est retenu.`);
  return said;
}

/** What a word says; the line is left out when nobody knows it, for it would say something else without it. */
function readKnown<Said>(
  written: string | null,
  read: (text: string) => Said | null,
  what: string,
): Said | null {
  if (written === null) return null;
  const said = read(written);
  if (said === null) throw new Fault(`${what} (« ${written.slice(0, 40)} »).`);
  return said;
}

import type { ByteSource } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { openLayout, repeatsHeader } from "@/lib/files/csv/layout";
import type { CsvRow } from "@/lib/files/csv/row-assembler";
import { rowsOf } from "@/lib/files/csv/rows";
import { Remarks } from "@/lib/files/remarks";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { decideRightsColumns, type RightsKind, type RightsMapping } from "../../rules/rights/columns";
import type { RightsRow } from "../../rules/rights/rows";
import { readRightsRow } from "./read-row";

/** A list of rights read whole. `rejected` holds the lines left out, one French sentence each. */
export type RightsList = { rows: RightsRow[]; warnings: Remarks; rejected: Remarks };

/** Beyond, it is not one school’s list. */
const maxRightsLines = 200_000;

/** Reads a list of rubrics, services, groups or grants by the columns that the mapping names. Throws UnreadableFile. */
export async function readRightsCsv(
  source: ByteSource,
  mapping: RightsMapping,
  kind: RightsKind,
): Promise<RightsList> {
  const content = await openContent(source);
  const layout = await openLayout(content);
  const chosen = decideRightsColumns(mapping, layout.header, kind);
  if (!chosen.accepted) throw new UnreadableFile(chosen.reason);
  const list: RightsList = { rows: [], warnings: new Remarks(), rejected: new Remarks() };
  let isHeader = true;
  for await (const rows of rowsOf(content, layout))
    for (const row of rows) {
      if (isHeader) isHeader = false;
      else readRow(row, list, { header: layout.header, mapping, kind });
      if (list.rows.length > maxRightsLines)
        throw new UnreadableFile(
          "Ce fichier a plus de 200 000 lignes : ce n’est pas la liste d’un établissement.",
        );
    }
  if (list.rows.length === 0 && list.rejected.count === 0)
    throw new UnreadableFile("Ce fichier ne contient que son en-tête : il n’y a rien à lire.");
  return list;
}

type Layout = { header: readonly string[]; mapping: RightsMapping; kind: RightsKind };

function readRow(row: CsvRow, list: RightsList, { header, mapping, kind }: Layout): void {
  if ("fault" in row) list.rejected.add(`Ligne ${row.line} : ${row.fault}`);
  else if (repeatsHeader(header, row.cells))
    list.warnings.add(`Ligne ${row.line} : l’en-tête y est répété, cette ligne est ignorée.`);
  else {
    const read = readRightsRow(row, { width: header.length, mapping, kind });
    if ("fault" in read) list.rejected.add(`Ligne ${row.line} : ${read.fault}`);
    else {
      list.rows.push(read.row);
      for (const doubt of read.doubts) list.warnings.add(`Ligne ${row.line} : ${doubt}`);
    }
  }
}

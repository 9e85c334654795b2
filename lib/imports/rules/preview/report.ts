import type { ImportStatus } from "./lifecycle";
import { safeCsv } from "@/lib/safe-csv";
import { createChoice, goneChoice } from "./choices";
import { describeStudentField } from "./wording";

export type ReportLine = {
  seq: number;
  kind: "NEW" | "CHANGED" | "GONE" | "DOUBTFUL";
  name: string;
  className: string | null;
  fields: readonly string[];
  doubt: string | null;
  choice: string | null;
};

const titles = ["Ligne", "Résultat", "Nom", "Classe", "Détail"];

/** The report as a French spreadsheet opens it: UTF-8 with its mark, semicolons, CRLF. */
export function reportCsv(lines: readonly ReportLine[], status: ImportStatus): string {
  const done = status === "APPLIED" ? 1 : 0;
  const rows = lines.map((line) => [
    line.kind === "GONE" ? "" : String(line.seq),
    outcomes[outcomeOf(line)][done],
    line.name,
    line.className ?? "",
    detailOf(line),
  ]);
  return safeCsv(titles, rows);
}

/** In words, before the import is applied and once it is. */
const outcomes = {
  added: ["À ajouter", "Ajouté"],
  changed: ["À modifier", "Modifié"],
  gone: ["Départ à enregistrer", "Départ enregistré"],
  kept: ["Absent du fichier, conservé", "Absent du fichier, conservé"],
  ignored: ["Douteux, sera ignoré", "Douteux, ignoré"],
  created: ["Douteux, à ajouter", "Douteux, ajouté"],
  matched: ["Douteux, à rapprocher", "Douteux, rapproché"],
} as const;

function outcomeOf({ kind, choice }: ReportLine): keyof typeof outcomes {
  switch (kind) {
    case "NEW":
      return "added";
    case "CHANGED":
      return "changed";
    case "GONE":
      return choice === goneChoice ? "gone" : "kept";
    case "DOUBTFUL":
      if (choice === null) return "ignored";
      return choice === createChoice ? "created" : "matched";
  }
}

function detailOf({ fields, doubt }: ReportLine): string {
  return doubt ?? fields.map(describeStudentField).join(", ");
}

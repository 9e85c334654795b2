import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { count, frenchHour, shortDay } from "@/lib/french";
import type { ImportStatus } from "@/lib/imports/rules/preview/lifecycle";
import { familyOf, type ImportCounts, type ImportFormat } from "@/lib/imports/rules/preview/stored-shapes";
import { describeFormat } from "@/lib/imports/rules/preview/wording";
import { importWords } from "./import-words";

export type ImportRow = {
  id: string;
  fileName: string;
  status: ImportStatus;
  format: ImportFormat | null;
  counts: ImportCounts;
  createdAt: Date;
  createdByName: string;
};

/** The imports of the school, the latest first. */
export function ImportTable({ uai, imports }: { uai: string; imports: readonly ImportRow[] }) {
  const columns: Column<ImportRow>[] = [
    {
      id: "file",
      label: "Fichier",
      cell: ({ id, fileName }) => (
        <Link href={`/e/${uai}/imports/${id}`} className="link break-all">
          {fileName}
        </Link>
      ),
    },
    { id: "format", label: "Contenu", cell: ({ format }) => describeFormat(format) },
    {
      id: "status",
      label: "État",
      cell: ({ status }) => <Status tone={importWords[status].tone}>{importWords[status].label}</Status>,
    },
    { id: "result", label: "Résultat", cell: resultOf },
    { id: "by", label: "Envoyé par", cell: ({ createdByName }) => createdByName },
    {
      id: "at",
      label: "Envoyé le",
      kind: "date",
      cell: ({ createdAt }) => `${shortDay(createdAt)} ${frenchHour(createdAt)}`,
    },
  ];
  return <Table caption="Imports de fichiers" columns={columns} rows={imports} rowId={({ id }) => id} />;
}

function resultOf({ status, format, counts }: ImportRow): string {
  if (status !== "READY" && status !== "APPLIED") return "–";
  const { added, changed, gone } = counts.applied ?? { ...counts, gone: 0 };
  const words = wordsOf(format);
  const told = [
    ...(added > 0 ? [words.added(added)] : []),
    ...(changed > 0 ? [words.changed(changed)] : []),
    ...(gone > 0 ? [words.gone(gone)] : []),
  ];
  return told.length === 0 ? "Rien à changer" : told.join(", ");
}

/** Classes, people and lines of rights are feminine in French; pupils are not. */
function wordsOf(format: ImportFormat | null) {
  const family = familyOf(format);
  const feminine = format === "SIECLE_STRUCTURES" || family !== "PUPILS";
  return {
    added: (number: number) => (feminine ? count(number, "nouvelle") : count(number, "nouveau", "nouveaux")),
    changed: (number: number) => count(number, feminine ? "modifiée" : "modifié"),
    gone: (number: number) => count(number, family === "RIGHTS" ? "retirée" : "départ"),
  };
}

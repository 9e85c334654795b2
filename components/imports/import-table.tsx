import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { count, frenchHour, shortDay } from "@/lib/french";
import type { ImportStatus } from "@/lib/imports/rules/preview/lifecycle";
import type { ImportCounts, ImportFormat } from "@/lib/imports/rules/preview/stored-shapes";
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
  const { added, changed } = counts.applied ?? counts;
  if (added + changed === 0) return "Rien à changer";
  const words =
    format === "SIECLE_STRUCTURES"
      ? [count(added, "nouvelle"), count(changed, "modifiée")]
      : [count(added, "nouveau", "nouveaux"), count(changed, "modifié")];
  return words.filter((_, index) => [added, changed][index] !== 0).join(", ");
}

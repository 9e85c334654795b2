import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { describeLines, type LineRange } from "@/lib/selections/rules/findings";
import type { Certainty, Evidence } from "@/lib/selections/rules/matching";
import { certaintyWords, evidenceWords } from "@/lib/selections/rules/wording";
import { type Pupil, PupilTick } from "./pupil-tick";

export type Found = { certainty: Certainty; by: Evidence; lines: LineRange[]; pupil: Pupil };

/** Pupils that the list names without a doubt, ticked from the start. */
export function FoundTable({ found }: { found: readonly Found[] }) {
  const columns: Column<Found>[] = [
    { id: "name", label: "Élève", cell: ({ pupil }) => <PupilTick pupil={pupil} /> },
    { id: "class", label: "Classe", cell: ({ pupil }) => pupil.className ?? "Sans classe" },
    {
      id: "certainty",
      label: "Correspondance",
      cell: ({ certainty }) => (
        <Status tone={certainty === "EXACT" ? "success" : "info"}>{certaintyWords[certainty]}</Status>
      ),
    },
    { id: "by", label: "Reconnu par", cell: ({ by }) => evidenceWords[by] },
    { id: "lines", label: "Dans la liste", cell: ({ lines }) => describeLines(lines, 3) },
  ];
  return (
    <Table
      caption="Élèves trouvés dans la liste"
      columns={columns}
      rows={found}
      rowId={({ pupil }) => pupil.id}
    />
  );
}

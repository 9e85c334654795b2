import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { count } from "@/lib/french";
import type { Split, TargetRow } from "@/lib/rights/rules/overview";
import { convertHref, targetHref } from "./target-address";

type Props = { uai: string; rows: readonly TargetRow[]; caption: string; inheritance: boolean };

/** By depth. A style written in the page would be dropped by its security policy. */
const indents = ["", "pl-2", "pl-7", "pl-12", "pl-17"];
const deepest = "pl-22";

/** Rubrics as a tree, or services: what is given to populations, to persons, and what is inherited. */
export function TargetTable({ uai, rows, caption, inheritance }: Props) {
  const columns: Column<TargetRow>[] = [
    {
      id: "name",
      label: inheritance ? "Rubrique" : "Service",
      cell: ({ name, target, depth }) => (
        <span className={`block ${indents[depth] ?? deepest}`}>
          {depth > 0 && <span aria-hidden="true">└ </span>}
          {depth > 0 && <span className="sr-only">Niveau {depth + 1}, </span>}
          <Link href={targetHref(uai, target)} className="link">
            {name}
          </Link>
        </span>
      ),
    },
    { id: "populations", label: "Populations", kind: "number", cell: ({ populations }) => populations },
    { id: "persons", label: "Personnes", kind: "number", cell: ({ persons }) => persons },
    ...(inheritance
      ? [
          {
            id: "inherited",
            label: "Hérités",
            cell: ({ inherits, inherited, depth }: TargetRow) =>
              depth === 0 ? "–" : describeInherited(inherits, inherited),
          },
        ]
      : []),
    {
      id: "convert",
      label: "Geste",
      cell: ({ convertible, target }) =>
        convertible > 0 ? (
          <Link href={convertHref(uai, target)} className="link">
            Convertir {count(convertible, "droit")}
          </Link>
        ) : (
          "–"
        ),
    },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowId={({ target }) => target.id} />;
}

function describeInherited(inherits: boolean, { populations, persons }: Split): string {
  if (!inherits) return "N’hérite pas";
  if (populations + persons === 0) return "Aucun";
  return [
    ...(populations > 0 ? [count(populations, "population")] : []),
    ...(persons > 0 ? [count(persons, "personne")] : []),
  ].join(", ");
}

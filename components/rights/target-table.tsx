import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { NamedGesture } from "@/components/ui/named-gesture";
import { count, frenchNumber } from "@/lib/french";
import type { Split, TargetRow } from "@/lib/rights/rules/overview";
import { convertHref, targetHref } from "./target-address";

type Props = {
  uai: string;
  rows: readonly TargetRow[];
  /** Sums over every page. */
  totals: Split & { convertible: number };
  caption: string;
  inheritance: boolean;
  /** True when the rubrics above a row may not be on the page: each says where it stands. */
  isPartial: boolean;
};

/** By depth. A style written in the page would be dropped by its security policy. */
const indents = ["", "pl-2", "pl-7", "pl-12", "pl-17"];
const deepest = "pl-22";

/** Rubrics as a tree, or services: what is given to populations, to persons, and what is inherited. */
export function TargetTable({ uai, rows, totals, caption, inheritance, isPartial }: Props) {
  const columns: Column<TargetRow>[] = [
    {
      id: "name",
      label: inheritance ? "Rubrique" : "Service",
      cell: (row) => <TargetName uai={uai} row={row} isPartial={isPartial} />,
    },
    {
      id: "populations",
      label: "Populations",
      kind: "number",
      cell: ({ populations }) => frenchNumber(populations),
      total: frenchNumber(totals.populations),
    },
    {
      id: "persons",
      label: "Personnes",
      kind: "number",
      cell: ({ persons }) => frenchNumber(persons),
      total: frenchNumber(totals.persons),
    },
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
      cell: ({ convertible, target, name }) =>
        convertible > 0 ? (
          <Link href={convertHref(uai, target)} className="link">
            <NamedGesture verb={`Convertir ${count(convertible, "droit")}`} subject={name} />
          </Link>
        ) : (
          "–"
        ),
      total: totals.convertible > 0 ? `${count(totals.convertible, "droit")} à convertir` : "–",
    },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowId={({ target }) => target.id} />;
}

type NameProps = { uai: string; row: TargetRow; isPartial: boolean };

function TargetName({ uai, row: { name, target, depth, above }, isPartial }: NameProps) {
  const link = (
    <Link href={targetHref(uai, target)} className="link">
      {name}
    </Link>
  );
  if (isPartial)
    return (
      <>
        {link}
        {above !== null && <span className="block text-sm font-normal text-muted">Sous {above}</span>}
      </>
    );
  return (
    <span className={`block ${indents[depth] ?? deepest}`}>
      {depth > 0 && <span aria-hidden="true">└ </span>}
      {depth > 0 && <span className="sr-only">Niveau {depth + 1}, </span>}
      {link}
    </span>
  );
}

function describeInherited(inherits: boolean, { populations, persons }: Split): string {
  if (!inherits) return "N’hérite pas";
  if (populations + persons === 0) return "Aucun";
  return [
    ...(populations > 0 ? [count(populations, "population")] : []),
    ...(persons > 0 ? [count(persons, "personne")] : []),
  ].join(", ");
}

import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { NamedGesture } from "@/components/ui/named-gesture";
import { Section } from "@/components/ui/section";
import type { TargetRow } from "@/lib/rights/rules/overview";
import { convertHref } from "./target-address";
import { TargetLink } from "./target-link";

const shownTargets = 8;

/** Where the most rights are given to persons: what to convert first. */
export function WorstTargets({ uai, rows }: { uai: string; rows: readonly TargetRow[] }) {
  const worst = rows
    .filter(({ convertible }) => convertible > 0)
    .sort((one, other) => other.convertible - one.convertible)
    .slice(0, shownTargets);
  if (worst.length === 0) return null;
  const columns: Column<TargetRow>[] = [
    {
      id: "name",
      label: "Rubrique ou service",
      cell: ({ name, target }) => <TargetLink {...{ uai, target, name }} />,
    },
    {
      id: "kind",
      label: "Nature",
      cell: ({ target }) => (target.kind === "RUBRIC" ? "Rubrique" : "Service"),
    },
    { id: "persons", label: "Personnes", kind: "number", cell: ({ convertible }) => convertible },
    { id: "populations", label: "Populations", kind: "number", cell: ({ populations }) => populations },
    {
      id: "convert",
      label: "Geste",
      cell: ({ target, name }) => (
        <Link href={convertHref(uai, target)} className="link">
          <NamedGesture verb="Convertir" subject={name} />
        </Link>
      ),
    },
  ];
  return (
    <Section
      title="À convertir d’abord"
      sentence="Là où le plus de droits sont donnés à des personnes plutôt qu’à un profil, une fonction ou un groupe."
    >
      <Table
        caption="Rubriques et services à convertir d’abord"
        columns={columns}
        rows={worst}
        rowId={({ target }) => target.id}
      />
    </Section>
  );
}

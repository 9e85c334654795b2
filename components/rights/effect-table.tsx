import { Table } from "@/components/ui/list/table";
import { count } from "@/lib/french";
import type { Announced } from "@/lib/rights/rules/draft";
import { TargetLink } from "./target-link";

type Named = Announced & { name: string };

/** For each conversion of a batch, everybody who gains and everybody who loses, by name. */
export function EffectTable({ uai, announced }: { uai: string; announced: readonly Named[] }) {
  const moving = announced.filter(({ gains, losses }) => gains.length + losses.length > 0);
  if (moving.length === 0)
    return (
      <p>
        Personne ne gagne et personne ne perd, sur {count(announced.length, "cible")}&nbsp;: les mêmes
        personnes gardent les mêmes accès.
      </p>
    );
  return (
    <Table
      caption="Qui gagne, qui perd"
      rows={moving}
      rowId={({ choice }) => String(choice)}
      columns={[
        {
          id: "target",
          label: "Rubrique ou service",
          cell: ({ target, name, role }) => <TargetLink {...{ uai, target, name, role }} />,
        },
        { id: "gains", label: "Gagnent", cell: ({ gains }) => <People names={gains} /> },
        { id: "losses", label: "Perdent", cell: ({ losses }) => <People names={losses} /> },
      ]}
    />
  );
}

function People({ names }: { names: readonly string[] }) {
  if (names.length === 0) return "Personne";
  return (
    <div>
      <span className="font-semibold">{count(names.length, "personne")}</span>
      <span className="block text-sm">{names.join(", ")}</span>
    </div>
  );
}

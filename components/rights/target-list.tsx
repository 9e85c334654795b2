import { PageHeader } from "@/components/ui/page-header";
import { count } from "@/lib/french";
import type { TargetRow } from "@/lib/rights/rules/overview";
import { NoRights } from "./no-rights";
import { RightsTabs, type RightsView } from "./rights-tabs";
import { TargetTable } from "./target-table";

type Props = {
  uai: string;
  view: Extract<RightsView, "rubrics" | "services">;
  rows: readonly TargetRow[];
  mayImport: boolean;
};

const words = {
  rubrics: { title: "Rubriques", one: "rubrique" },
  services: { title: "Services", one: "service" },
} as const;

/** The page of all rubrics, as a tree, or of all services. */
export function TargetList({ uai, view, rows, mayImport }: Props) {
  const { title, one } = words[view];
  const personal = rows.filter(({ persons }) => persons > 0).length;
  return (
    <>
      <PageHeader
        title={title}
        sentence={`${count(rows.length, one)}, dont ${personal} où des droits sont donnés à des personnes.`}
      />
      <RightsTabs uai={uai} current={view} />
      {rows.length === 0 ? (
        <NoRights uai={uai} mayImport={mayImport} />
      ) : (
        <TargetTable
          uai={uai}
          rows={rows}
          caption={`${title} et leurs droits`}
          inheritance={view === "rubrics"}
        />
      )}
    </>
  );
}

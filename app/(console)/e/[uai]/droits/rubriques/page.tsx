import type { Metadata } from "next";
import { NoRights } from "@/components/rights/no-rights";
import { RightsTabs } from "@/components/rights/rights-tabs";
import { TargetTable } from "@/components/rights/target-table";
import { PageHeader } from "@/components/ui/page-header";
import { count } from "@/lib/french";
import { readRightsOverview } from "@/lib/rights/read/rights";

export const metadata: Metadata = { title: "Rubriques" };

type Props = { params: Promise<{ uai: string }> };

export default async function RubricsPage({ params }: Props) {
  const { uai } = await params;
  const { rubrics, mayImport } = await readRightsOverview(uai);
  const personal = rubrics.filter(({ persons }) => persons > 0).length;
  return (
    <>
      <PageHeader
        title="Rubriques"
        sentence={`${count(rubrics.length, "rubrique")}, dont ${personal} où des droits sont donnés à des personnes.`}
      />
      <RightsTabs uai={uai} current="rubrics" />
      {rubrics.length === 0 ? (
        <NoRights uai={uai} mayImport={mayImport} />
      ) : (
        <TargetTable uai={uai} rows={rubrics} caption="Rubriques et leurs droits" inheritance={true} />
      )}
    </>
  );
}

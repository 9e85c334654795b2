import type { Metadata } from "next";
import { TargetList } from "@/components/rights/target-list";
import { readRightsOverview } from "@/lib/rights/read/rights";

export const metadata: Metadata = { title: "Rubriques" };

export default async function RubricsPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const { rubrics, mayImport } = await readRightsOverview(uai);
  return <TargetList view="rubrics" rows={rubrics} {...{ uai, mayImport }} />;
}

import type { Metadata } from "next";
import { TargetList } from "@/components/rights/target-list";
import { readRightsOverview } from "@/lib/rights/read/rights";

export const metadata: Metadata = { title: "Services" };

export default async function ServicesPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const { services, mayImport } = await readRightsOverview(uai);
  return <TargetList view="services" rows={services} {...{ uai, mayImport }} />;
}

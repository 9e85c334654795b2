import type { Metadata } from "next";
import { NoRights } from "@/components/rights/no-rights";
import { RightsTabs } from "@/components/rights/rights-tabs";
import { TargetTable } from "@/components/rights/target-table";
import { PageHeader } from "@/components/ui/page-header";
import { count } from "@/lib/french";
import { readRightsOverview } from "@/lib/rights/read/rights";

export const metadata: Metadata = { title: "Services" };

type Props = { params: Promise<{ uai: string }> };

export default async function ServicesPage({ params }: Props) {
  const { uai } = await params;
  const { services, mayImport } = await readRightsOverview(uai);
  const personal = services.filter(({ persons }) => persons > 0).length;
  return (
    <>
      <PageHeader
        title="Services"
        sentence={`${count(services.length, "service")}, dont ${personal} où des droits sont donnés à des personnes.`}
      />
      <RightsTabs uai={uai} current="services" />
      {services.length === 0 ? (
        <NoRights uai={uai} mayImport={mayImport} />
      ) : (
        <TargetTable uai={uai} rows={services} caption="Services et leurs droits" inheritance={false} />
      )}
    </>
  );
}

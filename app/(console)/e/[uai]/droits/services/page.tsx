import type { Metadata } from "next";
import { TargetList } from "@/components/rights/target-list";
import { readTargets } from "@/lib/rights/read/targets";

export const metadata: Metadata = { title: "Services" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ServicesPage({ params, searchParams }: Props) {
  const { uai } = await params;
  return (
    <TargetList uai={uai} view="services" found={await readTargets(uai, "services", await searchParams)} />
  );
}

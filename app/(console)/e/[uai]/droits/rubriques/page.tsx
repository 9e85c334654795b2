import type { Metadata } from "next";
import { TargetList } from "@/components/rights/target-list";
import { readTargets } from "@/lib/rights/read/targets";

export const metadata: Metadata = { title: "Rubriques" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RubricsPage({ params, searchParams }: Props) {
  const { uai } = await params;
  return (
    <TargetList uai={uai} view="rubrics" found={await readTargets(uai, "rubrics", await searchParams)} />
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GrantsSection, PeopleSection } from "@/components/rights/target-sections";
import { convertHref, targetOf } from "@/components/rights/target-address";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { count } from "@/lib/french";
import { readTarget } from "@/lib/rights/read/targets";
import type { Target } from "@/lib/rights/rules/model";

export const metadata: Metadata = { title: "Qui a accès, et pourquoi" };

type Props = {
  params: Promise<{ uai: string; kind: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Found = NonNullable<Awaited<ReturnType<typeof readTarget>>>;

export default async function TargetPage({ params, searchParams }: Props) {
  const { uai, kind, id } = await params;
  const target = targetOf(kind, id);
  const found = target && (await readTarget(uai, target, await searchParams));
  if (!found) notFound();
  const { own, personal, inherited } = found.counts;
  return (
    <>
      <PageHeader
        trail={[{ label: "Droits", href: routeTo(`/e/${uai}/droits`) }, listOf(uai, target)]}
        title={found.name}
        sentence={`${describeOwn(own, personal)} ${describeInheritance(found, inherited)}`}
        gesture={
          personal > 0 && (
            <LinkButton tone="primary" href={convertHref(uai, target)}>
              Convertir {count(personal, "droit personnel", "droits personnels")}
            </LinkButton>
          )
        }
      />
      <GrantsSection {...{ uai, target, found }} />
      <PeopleSection {...{ uai, target, found }} />
    </>
  );
}

const listOf = (uai: string, { kind }: Target) =>
  kind === "RUBRIC"
    ? { label: "Rubriques", href: routeTo(`/e/${uai}/droits/rubriques`) }
    : { label: "Services", href: routeTo(`/e/${uai}/droits/services`) };

function describeOwn(own: number, personal: number): string {
  if (own === 0) return "Aucun droit n’est donné ici.";
  const given = `${count(own, "droit donné", "droits donnés")} ici`;
  return personal === 0
    ? `${given}, aucun à une personne.`
    : `${given}, dont ${count(personal, "à une personne", "à des personnes")}.`;
}

function describeInheritance({ rubric }: Found, inherited: number): string {
  if (!rubric) return "";
  if (rubric.parentId === null) return "Rubrique de premier niveau.";
  return rubric.inherits
    ? `${count(inherited, "hérité")} des rubriques au-dessus.`
    : "Elle n’hérite de rien.";
}

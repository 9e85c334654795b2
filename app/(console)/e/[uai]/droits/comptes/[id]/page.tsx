import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FilteredList } from "@/components/rights/filtered-list";
import { HeldTable } from "@/components/rights/held-table";
import { holderChoices } from "@/components/rights/list-choices";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { count } from "@/lib/french";
import { readAccountRights } from "@/lib/rights/read/targets";

export const metadata: Metadata = { title: "Ses droits, et pourquoi" };

type Props = {
  params: Promise<{ uai: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AccountRightsPage({ params, searchParams }: Props) {
  const { uai, id } = await params;
  const found = await readAccountRights(uai, id, await searchParams);
  if (!found) notFound();
  const { name, held, personal, page, filter } = found;
  return (
    <>
      <PageHeader
        trail={[
          { label: "Comptes", href: routeTo(`/e/${uai}/comptes`) },
          { label: name, href: routeTo(`/e/${uai}/comptes/${id}`) },
        ]}
        title="Ses droits, et pourquoi"
        sentence={`${name} a ${count(held, "droit")}, dont ${personal} qui lui ${personal > 1 ? "sont donnés" : "est donné"} à son nom.`}
        gesture={<LinkButton href={`/e/${uai}/droits`}>Tous les droits</LinkButton>}
      />
      <Section title="Rubriques et services">
        {held === 0 ? (
          <EmptyState title="Aucun droit">
            Ni ses populations ni son nom ne lui donnent accès à quoi que ce soit, d’après les listes
            importées.
          </EmptyState>
        ) : (
          <FilteredList
            uai={uai}
            page={routeTo(`/e/${uai}/droits/comptes/${id}`)}
            asked={filter}
            search={{ name: "q", label: "Rechercher une rubrique ou un service" }}
            choices={[{ name: "par", label: "Par", everything: "Tous", options: holderChoices }]}
            list={page}
            noun={["droit", "droits"]}
            file={{ liste: "COMPTE", de: id }}
          >
            <HeldTable uai={uai} caption={`Droits de ${name}`} rows={page.rows} />
          </FilteredList>
        )}
      </Section>
    </>
  );
}

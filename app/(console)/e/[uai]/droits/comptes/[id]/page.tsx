import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { targetHref } from "@/components/rights/target-address";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/list/table";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { count } from "@/lib/french";
import { readAccountRights } from "@/lib/rights/read/rights";
import { roleNames } from "@/lib/rights/rules/model";

export const metadata: Metadata = { title: "Ses droits, et pourquoi" };

type Props = { params: Promise<{ uai: string; id: string }> };

export default async function AccountRightsPage({ params }: Props) {
  const { uai, id } = await params;
  const found = await readAccountRights(uai, id);
  if (!found) notFound();
  const { name, rights, personal } = found;
  return (
    <>
      <PageHeader
        trail={[
          { label: "Comptes", href: routeTo(`/e/${uai}/comptes`) },
          { label: name, href: routeTo(`/e/${uai}/comptes/${id}`) },
        ]}
        title="Ses droits, et pourquoi"
        sentence={`${name} a ${count(rights.length, "droit")}, dont ${personal} qui lui ${personal > 1 ? "sont donnés" : "est donné"} à son nom.`}
        gesture={<LinkButton href={`/e/${uai}/droits`}>Tous les droits</LinkButton>}
      />
      <Section title="Rubriques et services">
        {rights.length === 0 ? (
          <EmptyState title="Aucun droit">
            Ni ses populations ni son nom ne lui donnent accès à quoi que ce soit, d’après les listes
            importées.
          </EmptyState>
        ) : (
          <Table
            caption={`Droits de ${name}`}
            rows={rights}
            rowId={({ target }) => target.id}
            columns={[
              {
                id: "target",
                label: "Rubrique ou service",
                cell: ({ target, name: label }) => (
                  <Link href={targetHref(uai, target)} className="link">
                    {label}
                  </Link>
                ),
              },
              { id: "role", label: "Rôle", cell: ({ role }) => roleNames[role] },
              {
                id: "by",
                label: "Par",
                cell: ({ isPersonal }) =>
                  isPersonal ? (
                    <span className="whitespace-nowrap">
                      <Status tone="warning">Droit personnel</Status>
                    </span>
                  ) : (
                    <Status tone="neutral">Population</Status>
                  ),
              },
              { id: "why", label: "Pourquoi", cell: ({ why }) => why },
            ]}
          />
        )}
      </Section>
    </>
  );
}

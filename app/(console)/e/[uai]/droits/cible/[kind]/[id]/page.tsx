import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { GrantTable } from "@/components/rights/grant-table";
import { convertHref, targetHref, targetOf } from "@/components/rights/target-address";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/list/pagination";
import { SearchForm } from "@/components/ui/list/search-form";
import { Table } from "@/components/ui/list/table";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { profileNames } from "@/lib/accounts/rules/profiles";
import { count } from "@/lib/french";
import { readTarget } from "@/lib/rights/read/rights";
import { roleNames, type Target } from "@/lib/rights/rules/model";

export const metadata: Metadata = { title: "Qui a accès, et pourquoi" };

type Props = {
  params: Promise<{ uai: string; kind: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Found = NonNullable<Awaited<ReturnType<typeof readTarget>>>;

export default async function TargetPage({ params, searchParams }: Props) {
  const { uai, kind, id } = await params;
  const target = targetOf(kind, id);
  if (!target) notFound();
  const search = await searchParams;
  const query = { after: textOf(search["apres"]), search: textOf(search["q"]) ?? "" };
  const found = await readTarget(uai, target, query);
  if (!found) notFound();
  const own = found.grants.filter(({ inheritedFrom }) => inheritedFrom === null);
  const inherited = found.grants.filter(({ inheritedFrom }) => inheritedFrom !== null);
  const personal = own.filter(({ isPersonal }) => isPersonal).length;
  return (
    <>
      <PageHeader
        trail={[{ label: "Droits", href: routeTo(`/e/${uai}/droits`) }, listOf(uai, target)]}
        title={found.name}
        sentence={`${count(own.length, "droit donné", "droits donnés")} ici, dont ${personal} à des personnes. ${describeInheritance(found, inherited.length)}`}
        gesture={
          personal > 0 && (
            <LinkButton tone="primary" href={convertHref(uai, target)}>
              Convertir {count(personal, "droit personnel", "droits personnels")}
            </LinkButton>
          )
        }
      />
      <Section title="Donnés ici">
        {own.length === 0 ? (
          <EmptyState title="Aucun droit donné ici">
            Les accès, s’il y en a, viennent des rubriques au-dessus.
          </EmptyState>
        ) : (
          <GrantTable uai={uai} caption="Droits donnés ici" grants={own} mayManage={found.mayManage} />
        )}
      </Section>
      {inherited.length > 0 && (
        <Section title="Hérités" sentence="Ils se retirent là où ils sont donnés.">
          <GrantTable uai={uai} caption="Droits hérités" grants={inherited} mayManage={false} />
        </Section>
      )}
      <People uai={uai} target={target} found={found} search={query.search} />
    </>
  );
}

const listOf = (uai: string, { kind }: Target) =>
  kind === "RUBRIC"
    ? { label: "Rubriques", href: routeTo(`/e/${uai}/droits/rubriques`) }
    : { label: "Services", href: routeTo(`/e/${uai}/droits/services`) };

const textOf = (value: string | string[] | undefined) => (typeof value === "string" ? value : null);

function describeInheritance({ rubric }: Found, inherited: number): string {
  if (!rubric) return "";
  if (rubric.parentId === null) return "Rubrique de premier niveau.";
  return rubric.inherits
    ? `${count(inherited, "hérité")} des rubriques au-dessus.`
    : "Elle n’hérite de rien.";
}

function People({
  uai,
  target,
  found: { people, total, next, isFirstPage },
  search,
}: {
  uai: string;
  target: Target;
  found: Found;
  search: string;
}) {
  const page = targetHref(uai, target);
  return (
    <Section title="Qui a accès, et pourquoi" sentence={`${count(total, "personne")}, présentes dans l’ENT.`}>
      <div className="mb-4">
        <SearchForm value={search} label="Chercher une personne" />
      </div>
      {people.length === 0 ? (
        <EmptyState title="Personne">Personne de ce nom n’y a accès.</EmptyState>
      ) : (
        <>
          <Table
            caption="Qui a accès, et pourquoi"
            rows={people}
            rowId={({ id }) => id}
            columns={[
              {
                id: "name",
                label: "Personne",
                cell: ({ id, name }) => (
                  <Link href={`/e/${uai}/droits/comptes/${id}`} className="link">
                    {name}
                  </Link>
                ),
              },
              {
                id: "profile",
                label: "Profil",
                cell: ({ profile }) => (profile === null ? "Inconnu" : profileNames[profile]),
              },
              { id: "role", label: "Rôle", cell: ({ role }) => roleNames[role] },
              { id: "why", label: "Pourquoi", cell: ({ why }) => why },
            ]}
          />
          <Pagination
            summary={`${people.length} sur ${count(total, "personne")}`}
            firstHref={isFirstPage ? null : page}
            nextHref={next === null ? null : nextHref(page, next, search)}
          />
        </>
      )}
    </Section>
  );
}

function nextHref(page: ReturnType<typeof targetHref>, after: string, search: string) {
  const query = new URLSearchParams({ ...(search !== "" && { q: search }), apres: after });
  return `${page}?${query.toString()}` as typeof page;
}

import type { Metadata } from "next";
import { AccountTabs } from "@/components/accounts/account-tabs";
import { RuleGroupSection, UntoldSection } from "@/components/hygiene/rule-groups";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { count } from "@/lib/french";
import { readAccountFindings } from "@/lib/hygiene/read";

export const metadata: Metadata = { title: "Constats sur les comptes" };

export default async function AccountFindingsPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const { groups, accountCount, mayManage } = await readAccountFindings(uai);
  const failing = groups.filter((group) => group.failing.length > 0);
  const untold = groups.filter((group) => group.untold.length > 0);
  const total = failing.reduce((sum, group) => sum + group.failing.length, 0);
  return (
    <>
      <PageHeader
        title="Constats sur les comptes"
        sentence={
          accountCount === 0
            ? "Aucun compte connu : rien ne peut être dit."
            : `${count(total, "constat")}, groupés par ce qui ne va pas. Ouvrez un compte pour agir.`
        }
      />
      <AccountTabs uai={uai} current="findings" />
      {accountCount === 0 && (
        <EmptyState
          title="Aucun compte connu"
          gesture={<LinkButton href={`/e/${uai}/imports`}>Importer les comptes</LinkButton>}
        >
          Importez l’annuaire académique ou la liste des comptes de votre ENT.
        </EmptyState>
      )}
      {accountCount > 0 && failing.length === 0 && (
        <EmptyState
          title={untold.length > 0 ? "Rien de constaté, mais tout ne peut pas être dit" : "Aucun constat"}
        >
          Les règles sur les comptes sont satisfaites là où les données permettent d’en juger.
        </EmptyState>
      )}
      {failing.map((group) => (
        <RuleGroupSection key={group.sheet.id} crowd="EVERYBODY" {...{ uai, group, mayManage }} />
      ))}
      {untold.length > 0 && <UntoldSection groups={untold} />}
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeForm } from "@/components/delegations/delegation-form";
import { DelegationStatus, describeVisit } from "@/components/delegations/delegation-table";
import { RevealedLink } from "@/components/delegations/revealed-link";
import { WithdrawGesture } from "@/components/delegations/withdraw-gesture";
import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { renewDelegateLink } from "@/lib/delegations/actions";
import { readDelegationForm } from "@/lib/delegations/read";
import { describeClasses, describeEnd } from "@/lib/delegations/rules";
import { frenchMoment } from "@/lib/french";

export const metadata: Metadata = { title: "Délégation" };

type Props = { params: Promise<{ uai: string; delegationId: string }> };

export default async function DelegationPage({ params }: Props) {
  const { uai, delegationId } = await params;
  const { delegation, ...form } = await readDelegationForm(uai, delegationId);
  if (!delegation) notFound();
  const isActive = delegation.state === "ACTIVE";
  return (
    <>
      <PageHeader
        trail={[
          { label: "Réglages", href: routeTo(`/e/${uai}/reglages`) },
          { label: "Délégations", href: routeTo(`/e/${uai}/reglages/delegations`) },
        ]}
        title={delegation.name}
        sentence={`Délégation sur ${describeClasses(delegation.classNames)}, ${describeEnd(delegation.validUntil)}.`}
        gesture={<Gesture uai={uai} delegation={delegation} />}
      />
      <Section title="Cette délégation">
        <DefinitionList
          items={[
            { term: "État", value: <DelegationStatus {...delegation} /> },
            { term: "Adresse électronique", value: <span className="break-all">{delegation.email}</span> },
            {
              term: "Donnée",
              value: `le ${frenchMoment(delegation.validFrom)}, par ${delegation.grantedByName ?? "la ligne de commande"}`,
            },
            { term: "Dernière connexion", value: describeVisit(delegation) },
          ]}
        />
      </Section>
      {isActive && form.classes.length > 0 && (
        <Section
          title="Modifier"
          sentence="Le changement vaut tout de suite, même pendant une session ouverte."
        >
          <ChangeForm {...form} uai={uai} delegationId={delegation.id} chosen={delegation} />
        </Section>
      )}
      {delegation.canPrepareLink && (
        <Section
          title="Lien d’inscription"
          sentence="Perdu ou expiré ? Un nouveau lien remplace le précédent, tant que le compte n’est pas activé."
        >
          <ActionForm
            action={renewDelegateLink}
            uai={uai}
            tone="secondary"
            stepUpNeeded={form.needsCode}
            submitLabel="Préparer un nouveau lien"
          >
            <input type="hidden" name="delegationId" value={delegation.id} />
            <RevealedLink />
          </ActionForm>
        </Section>
      )}
    </>
  );
}

type Delegation = NonNullable<Awaited<ReturnType<typeof readDelegationForm>>["delegation"]>;

function Gesture({ uai, delegation }: { uai: string; delegation: Delegation }) {
  if (delegation.state === "ACTIVE") return <WithdrawGesture uai={uai} delegation={delegation} />;
  return (
    <LinkButton tone="primary" href={routeTo(`/e/${uai}/reglages/delegations/nouvelle?de=${delegation.id}`)}>
      Redonner cette délégation
    </LinkButton>
  );
}

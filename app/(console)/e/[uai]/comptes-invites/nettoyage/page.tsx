import type { Metadata } from "next";
import Link from "next/link";
import { GuestTabs } from "@/components/guests/guest-tabs";
import { RuleGroupSection, UntoldSection } from "@/components/hygiene/rule-groups";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { count } from "@/lib/french";
import { readCleanUp } from "@/lib/hygiene/read";

export const metadata: Metadata = { title: "Nettoyage des comptes invités" };

export default async function CleanUpPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const { groups, guestCount, mayManage } = await readCleanUp(uai);
  const failing = groups.filter((group) => group.failing.length > 0);
  const untold = groups.filter((group) => group.untold.length > 0);
  const concerned = new Set(
    failing.flatMap((group) => group.failing.map(({ account }) => account?.id ?? "")),
  );
  return (
    <>
      <PageHeader
        title="Nettoyage des comptes invités"
        sentence={
          guestCount === 0
            ? "Aucun compte invité connu."
            : `${count(concerned.size, "compte à traiter", "comptes à traiter")} sur ${guestCount}, groupés par ce qui ne va pas.`
        }
      />
      <GuestTabs uai={uai} current="cleanup" />
      {guestCount === 0 && (
        <EmptyState
          title="Rien à nettoyer"
          gesture={<LinkButton href={`/e/${uai}/imports`}>Importer la liste des invités</LinkButton>}
        >
          La console ne connaît encore aucun invité&nbsp;: importez la liste de votre ENT pour savoir où vous
          en êtes.
        </EmptyState>
      )}
      {failing.map((group) => (
        <RuleGroupSection key={group.sheet.id} crowd="GUESTS" {...{ uai, group, mayManage }} />
      ))}
      {untold.length > 0 && (
        <UntoldSection groups={untold}>
          <p className="mt-3">
            <Link href={`/e/${uai}/comptes-invites?activite=INCONNUE`} className="link">
              Voir les invités de connexion inconnue
            </Link>
          </p>
        </UntoldSection>
      )}
    </>
  );
}

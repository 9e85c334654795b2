import type { Metadata } from "next";
import { RevealedCodes } from "@/components/operators/revealed-codes";
import { SessionList } from "@/components/operators/session-list";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { count } from "@/lib/french";
import { closeOtherSessions, renewRecoveryCodes } from "@/lib/operators/actions/account";
import { readMyAccount } from "@/lib/operators/read";

export const metadata: Metadata = { title: "Mon compte" };

export default async function MyAccountPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const account = await readMyAccount(uai);
  const left = account.recoveryCodesLeft;
  const others = account.sessions.length - 1;
  return (
    <>
      <PageHeader title="Mon compte" sentence={`${account.name}, ${account.email}.`} />
      <Section
        title="Sessions ouvertes"
        sentence="Une ligne que vous ne reconnaissez pas ? Fermez les autres sessions, puis demandez un nouveau lien d’inscription."
      >
        <div className="space-y-6">
          <SessionList sessions={account.sessions} />
          {others > 0 && (
            <ActionForm
              action={closeOtherSessions}
              uai={uai}
              tone="secondary"
              submitLabel={others === 1 ? "Fermer l’autre session" : `Fermer les ${others} autres sessions`}
            />
          )}
        </div>
      </Section>
      <Section
        title="Codes de secours"
        sentence={`${left === 0 ? "Il ne vous reste aucun code" : `Il vous reste ${count(left, "code")}`} pour vous connecter sans votre téléphone.`}
      >
        <ActionForm
          action={renewRecoveryCodes}
          uai={uai}
          tone="secondary"
          stepUpNeeded={!account.secondFactorIsRecent}
          submitLabel="Remplacer mes codes de secours"
        >
          <RevealedCodes />
        </ActionForm>
      </Section>
    </>
  );
}

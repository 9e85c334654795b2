import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PublicFrame } from "@/components/shell/public-frame";
import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { PageHeader } from "@/components/ui/page-header";
import { presentCode } from "@/lib/operators/actions/sign-in";
import { readFirstFactorDone } from "@/lib/operators/read";

export const metadata: Metadata = { title: "Code de connexion" };

export default async function CodePage() {
  if (!(await readFirstFactorDone(null))) redirect("/connexion");
  return (
    <PublicFrame>
      <PageHeader
        title="Votre code"
        sentence="Ouvrez votre application de codes : elle affiche six chiffres pour Vigie ENT."
      />
      <ActionForm
        action={presentCode}
        submitLabel="Se connecter"
        refusalTitle="Vous n’êtes pas connecté."
        aside={
          <LinkButton href="/connexion" tone="quiet">
            Recommencer
          </LinkButton>
        }
      >
        <Field
          name="code"
          label="Code à 6 chiffres"
          help="Il change toutes les 30 secondes. Sans votre téléphone, tapez un de vos codes de secours."
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          autoFocus
          figures
        />
      </ActionForm>
    </PublicFrame>
  );
}

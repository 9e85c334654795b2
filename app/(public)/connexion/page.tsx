import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddressReminder } from "@/components/operators/address-reminder";
import { PublicFrame } from "@/components/shell/public-frame";
import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/form/field";
import { PageHeader } from "@/components/ui/page-header";
import { presentPassword } from "@/lib/operators/actions/sign-in";
import { readMySchools } from "@/lib/operators/read";
import { environment } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Connexion" };

export default async function SignInPage() {
  if ((await readMySchools(null)) !== null) redirect("/");
  return (
    <PublicFrame>
      <PageHeader
        title="Connexion"
        sentence="En deux temps : votre mot de passe, puis un code de votre téléphone."
      />
      <ActionForm action={presentPassword} submitLabel="Continuer" refusalTitle="Vous n’êtes pas connecté.">
        <Field
          name="email"
          type="email"
          label="Adresse électronique professionnelle"
          autoComplete="username"
          spellCheck={false}
        />
        <Field name="password" type="password" label="Mot de passe" autoComplete="current-password" />
      </ActionForm>
      <AddressReminder origin={new URL(environment().APP_URL).origin} />
    </PublicFrame>
  );
}

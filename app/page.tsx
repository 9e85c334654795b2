import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { roomHref } from "@/components/operators/rooms";
import { PublicFrame } from "@/components/shell/public-frame";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeader } from "@/components/ui/page-header";
import { signOut } from "@/lib/operators/actions/sign-in";
import { readMySchools } from "@/lib/operators/read";

export const metadata: Metadata = { title: "Accueil" };

/** Leads to the operator's first school; the header of each page leads to the others. */
export default async function HomePage() {
  const schools = await readMySchools(null);
  if (schools === null) redirect("/connexion");
  const [first] = schools;
  if (first) redirect(roomHref(first.uai, "tableau-de-bord"));
  return (
    <PublicFrame>
      <PageHeader
        title="Aucun établissement"
        sentence="Votre compte est ouvert, mais il ne vous donne plus accès à aucun établissement. Demandez à la personne qui vous a ouvert la console de vous y rattacher."
      />
      <ActionForm action={signOut} submitLabel="Se déconnecter" />
    </PublicFrame>
  );
}

import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { PublicFrame } from "@/components/shell/public-frame";

export const metadata: Metadata = { title: "Page introuvable" };

export default function NotFound() {
  return (
    <PublicFrame>
      <PageHeader
        title="Cette page n’existe pas"
        sentence="L’adresse est inexacte, la page a disparu, ou elle appartient à un établissement auquel vous n’avez pas accès."
      />
      <LinkButton href="/" tone="primary">
        Revenir à l’accueil
      </LinkButton>
    </PublicFrame>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { type Room } from "@/components/shell/room-list";
import { Shell } from "@/components/shell/shell";
import { SignOutButton } from "@/components/shell/sign-out";
import { ThemeChoice } from "@/components/shell/theme-choice";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { environment } from "@/lib/platform/env";
import { ChartSection } from "./chart-section";
import { FormSection } from "./form-section";
import { ListSection, OtherListsSection } from "./list-section";
import { MomentSection } from "./moment-section";
import { DialogSection, WizardSection } from "./wizard-section";
import { WordSection } from "./word-section";

export const metadata: Metadata = { title: "Éléments de l’interface" };

const rooms: Room[] = [
  { href: "/reglages/interface?exemple=tableau-de-bord", label: "Tableau de bord", icon: "dashboard" },
  { href: "/reglages/interface?exemple=eleves", label: "Élèves", icon: "pupils" },
  { href: "/reglages/interface?exemple=reinitialisations", label: "Réinitialisations", icon: "reset" },
  { href: "/reglages/interface?exemple=imports", label: "Imports", icon: "import" },
  { href: "/reglages/interface?exemple=journal", label: "Journal", icon: "journal" },
  { href: "/reglages/interface", label: "Réglages", icon: "settings" },
];

/** Every piece of the interface in every state, on invented data: the place where the look is checked. */
export default function InterfaceCataloguePage() {
  const open = process.env.NODE_ENV !== "production" || environment().INTERFACE_CATALOGUE === "1";
  if (!open) notFound();
  return (
    <Frame>
      <PageHeader
        trail={[
          { label: "Collège Jean-Jaurès", href: "/reglages/interface?exemple=tableau-de-bord" },
          { label: "Réglages", href: "/reglages/interface" },
        ]}
        title="Éléments de l’interface"
        sentence="Tous les éléments, dans tous leurs états. Les données sont inventées et rien n’est enregistré."
        gesture={
          <LinkButton href="/accessibilite" tone="primary">
            Lire la déclaration d’accessibilité
          </LinkButton>
        }
      />
      <Section title="Thème" sentence="Clair, sombre, ou celui de l’appareil.">
        <ThemeChoice />
      </Section>
      <WordSection />
      <FormSection />
      <ListSection />
      <OtherListsSection />
      <WizardSection />
      <DialogSection />
      <MomentSection />
      <ChartSection />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <Shell
      school={{ uai: "0310001A", name: "Collège Jean-Jaurès" }}
      otherSchools={[
        { uai: "0310002B", name: "Lycée Marie-Curie", href: "/reglages/interface?exemple=0310002B" },
        {
          uai: "0310003C",
          name: "Lycée polyvalent et section d’enseignement professionnel Germaine-Tillion de Castelnaudary",
          href: "/reglages/interface?exemple=0310003C",
        },
      ]}
      rooms={rooms}
      operator={{ name: "Claire Martin", role: "Principale", href: "/reglages/interface" }}
      signOut={
        <form action="/reglages/interface">
          <SignOutButton />
        </form>
      }
    >
      {children}
    </Shell>
  );
}

import type { Metadata } from "next";
import { PublicFrame } from "@/components/shell/public-frame";
import { ThemeChoice } from "@/components/shell/theme-choice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";

export const metadata: Metadata = { title: "Accessibilité" };

export default function AccessibilityPage() {
  return (
    <PublicFrame>
      <PageHeader
        title="Accessibilité : non conforme"
        sentence="Aucun audit RGAA complet n’a encore été mené par un tiers : la console se déclare donc « non conforme », quels que soient les contrôles faits en interne."
      />
      <Section title="Ce à quoi la console veille">
        <ul className="list-disc space-y-2 pl-5">
          <li>Chaque écran se parcourt et s’utilise au clavier seul, avec un focus toujours visible.</li>
          <li>Chaque commande a un nom, chaque champ son étiquette, chaque erreur dit quoi corriger.</li>
          <li>
            Aucune information n’est donnée par la seule couleur ; les contrastes atteignent au moins 4,5 pour
            1.
          </li>
          <li>Les pages restent lisibles à 320 pixels de large, agrandies à 400 %, et en thème sombre.</li>
          <li>Les animations s’arrêtent si votre système le demande.</li>
          <li>La lecture et les formulaires simples fonctionnent sans JavaScript.</li>
        </ul>
      </Section>
      <Section title="Comment c’est vérifié">
        <p>
          Le catalogue des éléments de l’interface est contrôlé dans les deux thèmes avec l’outil automatique
          axe (WCAG 2.2, niveau AA), qui n’y trouve plus de défaut. Un outil automatique ne voit qu’une partie
          des obstacles.
        </p>
      </Section>
      <Section title="Affichage" sentence="Votre choix est gardé sur cet appareil.">
        <ThemeChoice />
      </Section>
      <Section title="Signaler un obstacle">
        <p>
          Si quelque chose vous empêche de travailler, dites-le à la personne qui gère la console dans votre
          établissement, en indiquant la page et ce que vous vouliez faire. Sans réponse satisfaisante, vous
          pouvez saisir le{" "}
          <a className="link" href="https://formulaire.defenseurdesdroits.fr/">
            Défenseur des droits
          </a>
          .
        </p>
      </Section>
    </PublicFrame>
  );
}

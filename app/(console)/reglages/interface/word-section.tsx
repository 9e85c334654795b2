import { Button, LinkButton } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { Tabs } from "@/components/ui/tabs";

export function WordSection() {
  return (
    <>
      <Section
        title="Textes"
        sentence="Quatre tailles, une police, des chiffres de même largeur dans les colonnes."
      >
        <div className="space-y-2">
          <p className="text-xl font-semibold tracking-tight">Réinitialisation du 22 novembre</p>
          <p className="text-lg font-semibold tracking-tight">Classes concernées</p>
          <p className="max-w-text">
            Les élèves choisiront un nouveau mot de passe à leur prochaine connexion.{" "}
            <a href="#contenu" className="link">
              Voir la liste des élèves
            </a>
          </p>
          <p className="text-sm text-muted">Dernier import le 21 novembre 2026 à 18 h 05.</p>
          <p className="font-mono">chloe.dang2 · 0310001A</p>
        </div>
      </Section>
      <Section title="Gestes" sentence="Un seul geste principal par page ; son bouton dit le verbe.">
        <div className="flex flex-wrap gap-3">
          <Button tone="primary">Réinitialiser 612 mots de passe</Button>
          <Button>Modifier les classes</Button>
          <Button tone="danger">Supprimer 3 comptes</Button>
          <Button tone="quiet">Revenir à la liste</Button>
          <Button icon="print">Imprimer les fiches</Button>
          <LinkButton href="/reglages/interface">Aller aux réglages</LinkButton>
          <Button tone="primary" busy>
            Réinitialiser 612 mots de passe
          </Button>
          <Button busy>Enregistrer le brouillon</Button>
          <Button disabled>Imprimer les fiches</Button>
        </div>
      </Section>
      <Section title="États" sentence="Un mot et une forme : la couleur ne fait que répéter.">
        <p className="flex flex-wrap gap-x-6 gap-y-2">
          <Status tone="neutral">Jamais activé</Status>
          <Status tone="info">En cours</Status>
          <Status tone="success">Actif</Status>
          <Status tone="warning">Provisoire</Status>
          <Status tone="danger">Bloqué</Status>
        </p>
      </Section>
      <Messages />
      <Facts />
    </>
  );
}

function Messages() {
  return (
    <Section title="Messages">
      <div className="max-w-text space-y-3">
        <Notice tone="info">Les fiches de la 4e B seront effacées le 20 février 2027.</Notice>
        <Notice tone="success" title="612 mots de passe ont été réinitialisés." />
        <Notice tone="warning" title="Ce fichier semble incomplet.">
          Il contient 28 des 612 élèves connus. Aucun départ n’est proposé.
        </Notice>
        <Notice tone="error" title="Ce fichier n’a pas pu être lu.">
          Ligne 41, colonne « Classe » : la valeur manque. Complétez la ligne, puis déposez à nouveau le
          fichier (référence a1f3).
        </Notice>
      </div>
    </Section>
  );
}

function Facts() {
  return (
    <Section title="Vues et faits">
      <Tabs
        label="Vues de l’élève"
        tabs={[
          { href: "/reglages/interface", label: "Compte", current: true },
          {
            href: "/reglages/interface?vue=campagnes",
            label: "Réinitialisations",
            count: 3,
            current: false,
          },
          { href: "/reglages/interface?vue=journal", label: "Journal", count: 1284, current: false },
        ]}
      />
      <DefinitionList
        items={[
          { term: "Classe", value: "4e B" },
          { term: "Identifiant", value: <span className="font-mono">chloe.dang2</span> },
          { term: "État", value: <Status tone="warning">Provisoire</Status> },
          { term: "Dernière réinitialisation", value: "22 novembre 2026 à 18 h 05" },
          {
            term: "Nom d’usage",
            value: "Maria-Esperança de Albuquerque e Castro Wolfeschlegelsteinhausenbergerdorff-Đặng",
          },
        ]}
      />
    </Section>
  );
}

import type { ReactNode } from "react";
import { count } from "@/lib/french";

type Props = {
  classCount: number;
  pending: number;
  leftOutCount: number;
};

/** The published way through ARENA, in order. Source: domain § 1, rule 4; the rest of the screens is not published. */
export function ArenaSteps({ classCount, pending, leftOutCount }: Props) {
  return (
    <div className="max-w-text space-y-3">
      <ol className="list-decimal space-y-2 pl-6">
        <Step name="Portail ARENA">
          Connectez-vous avec votre clé OTP, ou depuis le réseau administratif.
        </Step>
        <Step name="« ÉduConnect – Administration des comptes »">
          Si ce lien manque, votre rôle ou votre délégation n’est pas encore enregistré&nbsp;: demandez à
          l’assistance de votre académie.
        </Step>
        <Step name="Onglet « Élèves »" />
        <Step name="Filtre « Classes »">
          Choisissez une classe du tableau ci-dessous&nbsp;: il en reste{" "}
          {count(classCount, "à faire", "à faire")}.
        </Step>
        <Step name="« Sélectionner tous »">
          Comparez le nombre d’élèves sélectionnés à la colonne «&nbsp;À réinitialiser&nbsp;».{" "}
          {leftOutCount > 0 &&
            "Dans certaines classes, ce bouton prend aussi des élèves à laisser : décochez-les un par un."}
        </Step>
        <Step name="Réinitialiser les mots de passe" />
        <Step name="« Éditer une liste des comptes »">
          Faites-le aussitôt&nbsp;: la liste porte les identifiants et les mots de passe provisoires.
          Apportez-la ici, en fichier CSV ou en copiant le tableau affiché.
        </Step>
      </ol>
      <p className="text-sm text-muted">
        Les libellés d’ÉduConnect peuvent différer&nbsp;: seules ces étapes sont publiées par l’académie. Vous
        pouvez faire une classe aujourd’hui et les autres plus tard&nbsp;: la campagne vous attend, avec{" "}
        {count(pending, "élève restant", "élèves restants")}.
      </p>
    </div>
  );
}

function Step({ name, children }: { name: string; children?: ReactNode }) {
  return (
    <li>
      <span className="font-semibold">{name}</span>
      {children && <span className="block">{children}</span>}
    </li>
  );
}

import type { ReactNode } from "react";

export type HelpedStep = "choisir" | "exclure" | "confirmer";

const helps: Record<HelpedStep, { question: string; answer: ReactNode }> = {
  choisir: {
    question: "Comment choisir ?",
    answer: (
      <>
        <p>
          Le plus sûr est de procéder par classes&nbsp;: les feuilles s’impriment et se remettent classe par
          classe.
        </p>
        <p>
          Si vous avez une liste de comptes volés, ciblez la fuite&nbsp;: seuls ces élèves changeront de mot
          de passe.
        </p>
      </>
    ),
  },
  exclure: {
    question: "Pourquoi exclure ?",
    answer: (
      <>
        <p>
          Ces règles sont celles du changement national d’avril 2024. Un élève exclu garde son mot de
          passe&nbsp;: ouvrez chaque liste pour voir qui c’est.
        </p>
        <p>Lever une exclusion demande un motif&nbsp;: il reste avec la campagne.</p>
      </>
    ),
  },
  confirmer: {
    question: "Que se passe-t-il ensuite ?",
    answer: (
      <>
        <p>
          La page suivante montre l’avancement. Vous pouvez la fermer&nbsp;: le travail continue, et reprend
          seul après une panne.
        </p>
        <p>Imprimez ensuite chaque classe, puis cochez les remises au registre.</p>
      </>
    ),
  },
};

/** A few sentences beside each step, folded: who knows does not read them. */
export function StepHelp({ step }: { step: HelpedStep }) {
  const { question, answer } = helps[step];
  return (
    <details className="mt-4">
      <summary className="link w-fit cursor-pointer">{question}</summary>
      <div className="max-w-text space-y-2 pt-2 text-sm text-muted">{answer}</div>
    </details>
  );
}

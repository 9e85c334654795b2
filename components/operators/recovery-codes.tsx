"use client";

import { Button, LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { CodeList } from "./code-list";

/** The codes that replace a lost phone: shown once, printed or copied, never asked again. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="space-y-6">
      <Notice tone="success" live="status" title="Votre compte est prêt.">
        Il reste une chose à faire avant de vous connecter : garder ces codes de secours.
      </Notice>
      <div className="space-y-2">
        <h2 className="text-lg font-semibold tracking-tight">Vos 10 codes de secours</h2>
        <p>
          Si votre téléphone est perdu, changé ou déchargé, l’un de ces codes remplace celui de l’application.
          Chacun sert une seule fois. Ils ne seront plus jamais affichés : imprimez cette page ou
          recopiez-les, et rangez-les sous clé, loin de votre mot de passe.
        </p>
      </div>
      <CodeList codes={codes} />
      <div className="flex flex-wrap items-center gap-3">
        <LinkButton href="/connexion" tone="primary">
          J’ai noté mes codes, me connecter
        </LinkButton>
        <Button
          icon="print"
          onClick={() => {
            window.print();
          }}
        >
          Imprimer cette page
        </Button>
      </div>
    </div>
  );
}

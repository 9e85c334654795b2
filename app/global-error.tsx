"use client";

import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { PublicFrame } from "@/components/shell/public-frame";
import "./globals.css";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** The last net: it says nothing of the breakdown but its reference, which the log holds. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="fr">
      <body>
        <title>Une erreur est survenue – Vigie ENT</title>
        <PublicFrame>
          <PageHeader
            title="Une erreur est survenue"
            sentence="Ce que vous avez demandé n’a pas pu être fait. Réessayez ; si l’erreur revient, transmettez la référence ci-dessous à la personne qui gère la console."
          />
          <div className="space-y-6">
            {error.digest !== undefined && (
              <p>
                Référence&nbsp;: <code className="font-mono">{error.digest}</code>
              </p>
            )}
            <Button tone="primary" onClick={reset}>
              Réessayer
            </Button>
          </div>
        </PublicFrame>
      </body>
    </html>
  );
}

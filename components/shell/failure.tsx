"use client";

import { Button } from "../ui/button";
import { PageHeader } from "../ui/page-header";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A breakdown, told without its details: what to do, and the reference that the log holds. */
export function Failure({ error, reset }: Props) {
  return (
    <>
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
    </>
  );
}

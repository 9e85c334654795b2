"use client";

import { useContext, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormResultContext } from "@/components/ui/form/form-result";

/** The enrolment link that the surrounding form has just revealed; nothing before, and nothing when there is none. */
export function RevealedLink() {
  const result = useContext(FormResultContext)?.result;
  const [copied, setCopied] = useState(false);
  const link = result?.status === "done" ? result.reveal?.[0] : undefined;
  if (link === undefined) return null;
  return (
    <div className="max-w-text space-y-3">
      <p
        className="rounded-md border border-line bg-sunken px-4 py-3 font-mono break-all"
        data-testid="enrolment-link"
      >
        {link}
      </p>
      <p className="text-muted">
        Ce lien suffit à ouvrir ce compte, et la console ne le montrera plus&nbsp;: remettez-le en main propre
        ou par un moyen sûr.
      </p>
      <Button
        onClick={() => {
          void navigator.clipboard.writeText(link).then(() => {
            setCopied(true);
          });
        }}
      >
        Copier le lien
      </Button>
      <span role="status" className="ml-3 text-sm text-muted">
        {copied && "Lien copié."}
      </span>
    </div>
  );
}

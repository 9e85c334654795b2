"use client";

import { useContext } from "react";
import { Button } from "../ui/button";
import { FormResultContext } from "../ui/form/form-result";
import { CodeList } from "./code-list";

/** The codes that the surrounding form has just revealed; nothing before. */
export function RevealedCodes() {
  const result = useContext(FormResultContext)?.result;
  if (result?.status !== "done" || result.reveal === undefined) return null;
  return (
    <div className="space-y-4">
      <CodeList codes={result.reveal} />
      <Button
        icon="print"
        onClick={() => {
          window.print();
        }}
      >
        Imprimer cette page
      </Button>
    </div>
  );
}

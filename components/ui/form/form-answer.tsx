"use client";

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { ActionResult } from "@/lib/action-result";
import { Notice } from "../notice";
import { ErrorSummary } from "./error-summary";
import { fieldId } from "./form-result";

/** What the gesture answered, on top of its form. */
export function FormAnswer({
  formId,
  result,
  refusalTitle = "Rien n’a été changé.",
}: {
  formId: string;
  result: ActionResult;
  refusalTitle?: string | undefined;
}) {
  if (result.status === "idle" || result.status === "stepUp") return null;
  return (
    <div id={fieldId(formId, "answer")} tabIndex={-1} className="outline-none">
      <Answer formId={formId} result={result} refusalTitle={refusalTitle} />
    </div>
  );
}

type Shown = Exclude<ActionResult, { status: "idle" | "stepUp" }>;

function Answer({ formId, result, refusalTitle }: { formId: string; result: Shown; refusalTitle: string }) {
  switch (result.status) {
    case "done":
      return <Done message={result.message} href={result.href} />;
    case "refused":
      return (
        <Notice tone="error" live="alert" title={refusalTitle}>
          {result.reason}
        </Notice>
      );
    case "invalid":
      return <ErrorSummary formId={formId} fields={result.fields} />;
  }
}

/** Goes to the next page by itself; without JavaScript the link remains. */
function Done({ message, href }: { message: string | undefined; href: string | undefined }) {
  const router = useRouter();
  useEffect(() => {
    if (href !== undefined) router.push(href as Route);
  }, [href, router]);

  if (message === undefined && href === undefined) return null;
  return (
    <Notice tone="success" live="status" title={message}>
      {href !== undefined && (
        <Link href={href as Route} className="link">
          Continuer
        </Link>
      )}
    </Notice>
  );
}

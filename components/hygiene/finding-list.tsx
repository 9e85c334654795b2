import { Status } from "@/components/ui/status";
import type { Finding } from "@/lib/hygiene/rules/found";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import { verdictOf } from "./verdict-words";

/** What is wrong with one account, each with what to do. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {findings.map(({ sheet, verdict, exception }) => {
        const { tone, label, detail } = verdictOf(verdict, exception !== null);
        return (
          <li key={sheet.id} className="grid gap-x-6 py-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <span>
              <Status tone={tone}>{label}</Status>
            </span>
            <div className="min-w-0">
              <p className="font-medium">
                {sheet.title} <span className="font-mono text-sm font-normal text-muted">{sheet.id}</span>
              </p>
              <p>{detail}</p>
              {verdict.kind === "FAILS" && <p className="text-sm text-muted">{sheet.advice}</p>}
              {exception !== null && (
                <p className="text-sm text-muted">
                  Exception jusqu’au {frenchDate(exception.endsOn)}&nbsp;: {exception.reason} (
                  {exception.owner})
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

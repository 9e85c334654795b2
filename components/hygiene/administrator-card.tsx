import Link from "next/link";
import { nameOf } from "@/components/accounts/account-words";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import type { Account } from "@/lib/accounts/rules/account";
import { count } from "@/lib/french";
import type { Test } from "@/lib/hygiene/rules/found";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import { ReplacementGesture, WithdrawGesture } from "./administrator-gestures";
import { ExceptionGesture, ReopenGesture } from "./exception-gesture";
import { verdictOf } from "./verdict-words";

type Props = {
  uai: string;
  account: Account;
  tests: readonly Test[];
  mayManage: boolean;
  mayExcept: boolean;
  today: string;
};

/** One administrator: every test with its word, what to do for those that fail, and the gestures. */
export function AdministratorCard({ uai, account, tests, mayManage, mayExcept, today }: Props) {
  const wrong = tests.filter(({ verdict }) => verdict.kind === "FAILS");
  const untold = tests.filter(({ verdict }) => verdict.kind === "CANNOT_TELL");
  const right = tests.filter(({ verdict }) => verdict.kind === "PASSES");
  return (
    <Section
      title={
        <Link href={`/e/${uai}/comptes/${account.id}`} className="link">
          {nameOf(account)}
        </Link>
      }
      sentence={account.email ?? "Adresse inconnue"}
      gesture={
        mayManage && (
          <div className="flex flex-wrap gap-2">
            <ReplacementGesture uai={uai} account={account} />
            <WithdrawGesture uai={uai} account={account} />
          </div>
        )
      }
    >
      <ul className="divide-y divide-line border-y border-line">
        {[...wrong, ...untold].map((test) => (
          <TestLine key={test.sheet.id} {...{ uai, account, test, mayExcept, today }} />
        ))}
        {right.length > 0 && (
          <li className="py-2">
            <details>
              <summary className="link">{count(right.length, "test conforme", "tests conformes")}</summary>
              <ul className="mt-2 space-y-1">
                {right.map(({ sheet }) => (
                  <li key={sheet.id}>
                    <Status tone="success">Conforme</Status> {sheet.title}{" "}
                    <span className="font-mono text-sm text-muted">{sheet.id}</span>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </Section>
  );
}

type LineProps = { uai: string; account: Account; test: Test; mayExcept: boolean; today: string };

function TestLine({ uai, account, test: { sheet, verdict, exception }, mayExcept, today }: LineProps) {
  const { tone, label, detail } = verdictOf(verdict, exception !== null);
  const subject = `${nameOf(account)}, ${sheet.title}`;
  return (
    <li className="grid gap-x-6 gap-y-2 py-2 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
      <span>
        <Status tone={tone}>{label}</Status>
      </span>
      <div className="min-w-0">
        <p className="font-medium">
          {sheet.title} <span className="font-mono text-sm font-normal text-muted">{sheet.id}</span>
        </p>
        <p className="break-words">{detail}</p>
        {verdict.kind === "FAILS" && <p className="text-sm text-muted">{sheet.advice}</p>}
        {exception !== null && (
          <p className="text-sm text-muted">
            Exception jusqu’au {frenchDate(exception.endsOn)}&nbsp;: {exception.reason} ({exception.owner})
          </p>
        )}
      </div>
      {mayExcept && verdict.kind === "FAILS" && (
        <div>
          {exception === null ? (
            <ExceptionGesture {...{ uai, subject, sheet, today }} accountId={account.id} />
          ) : (
            <ReopenGesture {...{ uai, subject }} exceptionId={exception.id} />
          )}
        </div>
      )}
    </li>
  );
}

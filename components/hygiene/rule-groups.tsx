import Link from "next/link";
import { nameOf } from "@/components/accounts/account-words";
import { accountHref } from "@/components/accounts/list-address";
import { LinkButton } from "@/components/ui/button";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import type { Crowd } from "@/lib/accounts/rules/account-row";
import { type BatchGesture, gestureWords } from "@/lib/batches/rules/gestures";
import { count } from "@/lib/french";
import type { Finding, RuleGroup } from "@/lib/hygiene/rules/found";
import { type RuleId, severityNames } from "@/lib/hygiene/rules/finding";
import { severityTones } from "./verdict-words";

/** The gesture that each rule advises; a rule without one is dealt with account by account. */
const advised: Partial<Record<RuleId, BatchGesture>> = {
  ...{
    G01: "EXTEND",
    G02: "SUSPEND",
    G04: "BIN",
    G05: "SUSPEND",
    G06: "CHANGE_SPONSOR",
    G07: "CHANGE_SPONSOR",
  },
  ...{ G09: "BIN", G12: "SUSPEND" },
};

const shownNames = 8;
/** As many as an address carries. */
const mostInAddress = 150;

type Props = { uai: string; crowd: Crowd; group: RuleGroup; mayManage: boolean };

/** Everybody whom one rule finds, with why, and the gesture it advises. Its address ends by the rule’s id. */
export function RuleGroupSection({ uai, crowd, group, mayManage }: Props) {
  const { sheet, failing, excepted } = group;
  return (
    <Section
      id={sheet.id}
      title={
        <>
          {sheet.title} <span className="font-mono text-sm font-normal text-muted">{sheet.id}</span>
        </>
      }
      sentence={sheet.rationale}
      gesture={mayManage && <Gesture {...{ uai, crowd, group }} />}
    >
      <p className="mb-3">
        <Status
          tone={severityTones[sheet.severity]}
        >{`Gravité ${severityNames[sheet.severity].toLowerCase()}`}</Status>{" "}
        {sheet.advice}
        {excepted.length > 0 && ` ${count(excepted.length, "exception en cours", "exceptions en cours")}.`}
      </p>
      <Names uai={uai} findings={failing} />
    </Section>
  );
}

/**
 * Whoever’s last sign-in nobody knows is never in a gesture chosen beforehand: peers closed live accounts that way. They
 * are said apart, to be decided one by one.
 */
function Gesture({ uai, crowd, group: { sheet, failing } }: Omit<Props, "mayManage">) {
  const gesture = advised[sheet.id];
  const known = failing.flatMap(({ account }) =>
    account && account.activity.kind !== "UNKNOWN" ? [account.id] : [],
  );
  if (!gesture || known.length === 0) return null;
  const search = new URLSearchParams([
    ["crowd", crowd],
    ["geste", gesture],
    ...known.slice(0, mostInAddress).map((id): [string, string] => ["compte", id]),
  ]);
  const byHand = failing.length - known.length;
  return (
    <div className="text-right">
      <LinkButton href={routeTo(`/e/${uai}/comptes-invites/lot?${search.toString()}`)}>
        {gestureWords[gesture].verb}&nbsp;: {count(Math.min(known.length, mostInAddress), "compte")}
      </LinkButton>
      {byHand > 0 && (
        <p className="mt-1 text-sm text-muted">
          {count(byHand, "compte", "comptes")} de connexion inconnue&nbsp;: à décider à la main.
        </p>
      )}
    </div>
  );
}

function Names({ uai, findings }: { uai: string; findings: readonly Finding[] }) {
  const shown = findings.slice(0, shownNames);
  const rest = findings.slice(shownNames);
  return (
    <>
      <NameList uai={uai} findings={shown} />
      {rest.length > 0 && (
        <details className="mt-2">
          <summary className="link">{count(rest.length, "autre compte", "autres comptes")}</summary>
          <NameList uai={uai} findings={rest} />
        </details>
      )}
    </>
  );
}

function NameList({ uai, findings }: { uai: string; findings: readonly Finding[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {findings.map(({ account, verdict }) => (
        <li key={account?.id ?? "school"} className="grid gap-x-6 py-2 sm:grid-cols-[16rem_minmax(0,1fr)]">
          {account ? (
            <Link href={accountHref(uai, account)} className="link">
              {nameOf(account)}
            </Link>
          ) : (
            <span>L’établissement</span>
          )}
          <span className="text-muted">
            {verdict.kind === "FAILS" && verdict.evidence}
            {account?.activity.kind === "UNKNOWN" && " Dernière connexion inconnue."}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What no rule can tell, and the data that is missing. */
export function UntoldSection({
  groups,
  children,
}: {
  groups: readonly RuleGroup[];
  children?: React.ReactNode;
}) {
  return (
    <Section
      title="Ce que la console ne peut pas dire"
      sentence="Ces comptes ne sont ni bons ni mauvais : il manque une donnée. Aucun geste ne leur est proposé."
    >
      <ul className="divide-y divide-line border-y border-line">
        {groups.map(({ sheet, untold }) => {
          const [first] = untold;
          return (
            <li key={sheet.id} className="grid gap-x-6 py-2 sm:grid-cols-[16rem_minmax(0,1fr)]">
              <span className="font-medium">
                {sheet.title} <span className="font-mono text-sm font-normal text-muted">{sheet.id}</span>
              </span>
              <span>
                {count(untold.length, "compte")}
                {first?.verdict.kind === "CANNOT_TELL" && ` : il manque ${first.verdict.missing}.`}
              </span>
            </li>
          );
        })}
      </ul>
      {children}
    </Section>
  );
}

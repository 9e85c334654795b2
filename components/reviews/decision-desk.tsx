"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { frenchNumber } from "@/lib/french";
import { describeDecision } from "@/lib/reviews/rules/decisions";
import { DecisionForm, type DecisionLine } from "./decision-form";
import { useIsScripted, useKeys } from "./use-keys";

export type DeskLine = DecisionLine & {
  /** What must be known of the right as it stands. */
  warning: string | null;
  /** What the line said before the right changed. */
  before: string | null;
  place: { rank: number; total: number; decided: number };
  previousHref: Route | null;
  nextHref: Route | null;
};

type Props = { uai: string; campaignId: string; line: DeskLine | null };

/** The reviewer’s screen: one sentence at a time, one key a decision, and the focus on the next one. */
export function DecisionDesk({ uai, campaignId, line }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(line?.seq);
  const [wantsKeys, setWantsKeys] = useState(true);
  const [lastReason, setLastReason] = useState("");
  const keysOn = useIsScripted() && wantsKeys;
  useEffect(() => {
    if (shown.current === line?.seq) return;
    shown.current = line?.seq;
    heading.current?.focus();
  }, [line?.seq]);
  useMoves(keysOn ? line : null);
  if (!line)
    return (
      <h3 ref={heading} tabIndex={-1} className="max-w-text font-semibold">
        Vous avez décidé de tous vos droits. Jusqu’à la clôture, chaque décision peut être corrigée
        ci-dessous.
      </h3>
    );
  return (
    <div className="space-y-4 rounded-md border border-line bg-sunken px-5 py-4 print:hidden">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-sm text-muted">
        <p className="tabular-nums">
          Droit {frenchNumber(line.place.rank)} sur {frenchNumber(line.place.total)} ·{" "}
          {frenchNumber(line.place.decided)} décidé{line.place.decided > 1 ? "s" : ""}
        </p>
        <KeyHint keysOn={keysOn} wantsKeys={wantsKeys} onChange={setWantsKeys} />
      </div>
      <h3 ref={heading} tabIndex={-1} className="max-w-text text-lg font-semibold break-words">
        {line.shown}
      </h3>
      <Standing line={line} />
      <DecisionForm
        key={line.seq}
        {...{ uai, campaignId, line, keysOn, lastReason }}
        onReason={setLastReason}
      />
      <Moves {...line} />
    </div>
  );
}

/** j and k, or the right and left arrows: up and down are left to the page. */
function useMoves(line: DeskLine | null): void {
  const router = useRouter();
  const next = line?.nextHref ?? null;
  const previous = line?.previousHref ?? null;
  const isOn = line !== null;
  const moves = useMemo(() => {
    if (!isOn) return null;
    const go = (href: Route | null) => () => {
      if (href !== null) router.push(href, { scroll: false });
    };
    return { j: go(next), ArrowRight: go(next), k: go(previous), ArrowLeft: go(previous) };
  }, [isOn, next, previous, router]);
  useKeys(moves);
}

function Standing({ line: { decision, limitOn, warning, before } }: { line: DeskLine }) {
  return (
    <div className="space-y-3 empty:hidden">
      {decision !== null && (
        <p className="text-sm">
          Votre décision&nbsp;: <strong>{describeDecision({ decision, limitOn })}</strong>. Une autre la
          remplace.
        </p>
      )}
      {warning !== null && <Notice tone="warning">{warning}</Notice>}
      {before !== null && (
        <Notice tone="warning" title="Ce droit a changé depuis l’ouverture de la revue.">
          <p>Il était&nbsp;: {before}</p>
        </Notice>
      )}
    </div>
  );
}

type HintProps = { keysOn: boolean; wantsKeys: boolean; onChange: (wanted: boolean) => void };

function KeyHint({ keysOn, wantsKeys, onChange }: HintProps) {
  if (!useIsScripted()) return null;
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1">
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          checked={wantsKeys}
          className="size-4 accent-accent"
          onChange={(event) => {
            onChange(event.target.checked);
          }}
        />
        Touches du clavier
      </label>
      {keysOn && (
        <p>
          <Key>g</Key> garder · <Key>r</Key> retirer · <Key>l</Key> limiter · <Key>c</Key> convertir ·{" "}
          <Key>j</Key> et <Key>k</Key>, ou <Key>→</Key> et <Key>←</Key>, changer de ligne
        </p>
      )}
    </div>
  );
}

const Key = ({ children }: { children: string }) => <kbd className="font-mono text-ink">{children}</kbd>;

function Moves({ previousHref, nextHref }: Pick<DeskLine, "previousHref" | "nextHref">) {
  return (
    <nav aria-label="Lignes de la revue" className="flex flex-wrap gap-3">
      {previousHref !== null && (
        <LinkButton tone="quiet" href={previousHref}>
          Ligne précédente
        </LinkButton>
      )}
      {nextHref !== null && (
        <LinkButton tone="quiet" href={nextHref}>
          Ligne suivante
        </LinkButton>
      )}
    </nav>
  );
}

"use client";

import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import type { CampaignPlan } from "@/lib/resets/schema";

export type Choice = { name: string; label: string | null; count: number };

type Props = {
  uai: string;
  plan: CampaignPlan;
  classes: readonly Choice[];
  groups: readonly Choice[];
  /** What the plan's stored selection holds: « 37 élèves visés par une fuite ». */
  selected: string | null;
  /** Everyone is then everyone of the classes handed over. */
  isDelegated: boolean;
};

const figures = new Intl.NumberFormat("fr-FR");

/** Whom the campaign is about. A plain form: the counts follow the ticks when there is JavaScript. */
export function ChooseStep({ uai, plan, classes, groups, selected, isDelegated }: Props) {
  const [scope, setScope] = useState(plan.portee);
  const everyone = classes.reduce((total, { count }) => total + count, 0);
  return (
    <form method="get" className="space-y-6">
      <input type="hidden" name="etape" value="exclure" />
      <fieldset className="space-y-3">
        <legend className="mb-3 text-lg font-semibold tracking-tight">Quels élèves&nbsp;?</legend>
        <Scope
          value="ALL"
          label={isDelegated ? "Tous les élèves de mes classes" : "Tous les élèves"}
          now={scope}
          choose={setScope}
        >
          <span className="text-muted tabular-nums">{figures.format(everyone)} élèves dans une classe</span>
        </Scope>
        <Scope value="CLASSES" label="Des classes" now={scope} choose={setScope}>
          <Ticks scope="CLASSES" choices={classes} chosen={plan.classe} choose={setScope} />
        </Scope>
        {groups.length > 0 && (
          <Scope value="GROUPS" label="Des groupes" now={scope} choose={setScope}>
            <details open={plan.portee === "GROUPS"}>
              <summary className="link w-fit cursor-pointer">
                Voir les {figures.format(groups.length)} groupes
              </summary>
              <Ticks scope="GROUPS" choices={groups} chosen={plan.groupe} choose={setScope} />
            </details>
          </Scope>
        )}
        {selected !== null && (
          <Scope value="SELECTION" label={selected} now={scope} choose={setScope}>
            <input type="hidden" name="selection" value={plan.selection} />
          </Scope>
        )}
        <Scope value="STUDENTS" label="Des élèves choisis un par un" now={scope} choose={setScope}>
          {plan.eleve.map((id) => (
            <input key={id} type="hidden" name="eleve" value={id} />
          ))}
          <span className="text-muted">
            {plan.eleve.length === 0
              ? "Aucun pour l’instant."
              : `${figures.format(plan.eleve.length)} choisis.`}{" "}
            <Link href={`/e/${uai}/eleves`} className="link">
              Choisir dans la liste des élèves
            </Link>{" "}
            ou{" "}
            <Link href={`/e/${uai}/reinitialisations/fuite`} className="link">
              cibler une fuite
            </Link>
          </span>
        </Scope>
      </fieldset>
      <Button type="submit" tone="primary">
        Voir qui est exclu
      </Button>
    </form>
  );
}

type ScopeProps = {
  value: CampaignPlan["portee"];
  label: string;
  now: CampaignPlan["portee"];
  choose: (scope: CampaignPlan["portee"]) => void;
  children: ReactNode;
};

function Scope({ value, label, now, choose, children }: ScopeProps) {
  return (
    <div className="border-t border-line pt-3">
      <label className="flex items-center gap-2.5 font-medium">
        <input
          type="radio"
          name="portee"
          value={value}
          checked={now === value}
          onChange={() => {
            choose(value);
          }}
          className="size-4 shrink-0 accent-accent"
        />
        {label}
      </label>
      <div className="pt-1 pl-6.5">{children}</div>
    </div>
  );
}

type TicksProps = {
  scope: keyof typeof ticksOf;
  choices: readonly Choice[];
  chosen: readonly string[];
  choose: (scope: CampaignPlan["portee"]) => void;
};

const ticksOf = {
  CLASSES: { name: "classe", legend: "Classes" },
  GROUPS: { name: "groupe", legend: "Groupes" },
} as const;

/** Ticking says by itself which kind of choice is meant. */
function Ticks({ scope, choices, chosen, choose }: TicksProps) {
  const { name, legend } = ticksOf[scope];
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(chosen));
  const total = choices.reduce((sum, choice) => sum + (ticked.has(choice.name) ? choice.count : 0), 0);
  const tick = (choice: string, on: boolean) => {
    setTicked((now) => new Set(on ? [...now, choice] : [...now].filter((other) => other !== choice)));
  };
  return (
    <fieldset>
      <legend className="sr-only">{legend}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-6">
        {choices.map((choice) => (
          <label key={choice.name} className="flex min-h-8 items-center gap-2 border-b border-line">
            <input
              type="checkbox"
              name={name}
              value={choice.name}
              defaultChecked={ticked.has(choice.name)}
              onChange={(event) => {
                tick(choice.name, event.target.checked);
                choose(scope);
              }}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0 flex-1 break-words" title={choice.label ?? undefined}>
              {choice.name}
            </span>
            <span className="text-sm text-muted tabular-nums">{figures.format(choice.count)}</span>
          </label>
        ))}
      </div>
      <p role="status" className="pt-2 text-sm text-muted tabular-nums">
        {ticked.size === 0 ? "" : `${figures.format(ticked.size)} cochés, ${figures.format(total)} élèves.`}
      </p>
    </fieldset>
  );
}

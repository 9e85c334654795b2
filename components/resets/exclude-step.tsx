import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { Notice } from "@/components/ui/notice";
import { type ExclusionReason, exclusionTexts, type UnknownFact } from "@/lib/resets/rules/exclusions";
import { planFields, scopeFields } from "@/lib/resets/rules/plan";
import { longParisDay } from "@/lib/paris-day";
import type { CampaignPlan } from "@/lib/resets/schema";

type Excluded = { reason: ExclusionReason; count: number; names: readonly string[] };

type Props = {
  plan: CampaignPlan;
  excluded: readonly Excluded[];
  unknown: Record<UnknownFact, number>;
  settings: { changedSince: string; alreadyResetSince: string };
  selection: "HAND" | "LEAK" | "GONE" | null;
};

const figures = new Intl.NumberFormat("fr-FR");
const pupils = (count: number) => `${figures.format(count)} élève${count > 1 ? "s" : ""}`;

/** Who is left out and why, each rule with its list, its date and its switch. */
export function ExcludeStep({ plan, excluded, unknown, settings, selection }: Props) {
  const scope = planFields(plan).filter(([name]) => scopeFields.includes(name));
  return (
    <form method="get" className="space-y-6">
      <HiddenFields fields={scope} />
      <h2 className="text-lg font-semibold tracking-tight">Qui est exclu, et pourquoi</h2>
      {selection === "LEAK" && <LeakNotice plan={plan} settings={settings} />}
      <UnknownNotice unknown={unknown} />
      <ul className="divide-y divide-line border-y border-line">
        {excluded.map((rule) => (
          <li key={rule.reason} className="space-y-2 py-4">
            <Rule rule={rule} plan={plan}>
              {rule.reason === "CHANGED_SINCE" && (
                <SinceField name="changeDepuis" label="Changé depuis le" value={settings.changedSince} />
              )}
              {rule.reason === "ALREADY_RESET_SINCE" && (
                <SinceField
                  name="reinitialiseDepuis"
                  label="Réinitialisé depuis le"
                  value={settings.alreadyResetSince}
                />
              )}
            </Rule>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" tone="primary" name="etape" value="confirmer">
          Continuer
        </Button>
        <Button type="submit" name="etape" value="exclure">
          Recalculer
        </Button>
      </div>
    </form>
  );
}

function Rule({ rule, plan, children }: { rule: Excluded; plan: CampaignPlan; children: ReactNode }) {
  const { reason, count, names } = rule;
  const justification = reason === "LEFT" ? undefined : plan[`sans${reason}`];
  const { label, explanation } = exclusionTexts[reason];
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-semibold">{label}</h3>
        <p className={`tabular-nums ${count === 0 ? "text-muted" : "font-medium"}`}>
          {justification ? "Exclusion non appliquée" : `${pupils(count)} exclu${count > 1 ? "s" : ""}`}
        </p>
      </div>
      <p className="max-w-text text-muted">{explanation}</p>
      {children}
      <Names label={label} count={count} names={names} />
      {reason !== "LEFT" && (
        <details open={Boolean(justification)}>
          <summary className="link cursor-pointer text-sm">Ne pas appliquer cette exclusion</summary>
          <div className="pt-2">
            <Field
              name={`sans${reason}`}
              label={`Motif pour réinitialiser quand même (${label.toLowerCase()})`}
              help="Une phrase, 10 caractères au moins ; elle est écrite au journal."
              optional
              defaultValue={justification ?? ""}
              maxLength={300}
            />
          </div>
        </details>
      )}
    </>
  );
}

function Names({ label, count, names }: { label: string; count: number; names: readonly string[] }) {
  if (count === 0) return null;
  return (
    <details>
      <summary className="link cursor-pointer">Voir la liste</summary>
      <ul className="mt-2 max-h-64 columns-[14rem] overflow-y-auto text-sm" tabIndex={0} aria-label={label}>
        {names.map((name, rank) => (
          <li key={`${rank}-${name}`}>{name}</li>
        ))}
      </ul>
      {names.length < count && (
        <p className="text-sm text-muted">et {pupils(count - names.length)} de plus.</p>
      )}
    </details>
  );
}

function SinceField({ name, label, value }: { name: string; label: string; value: string }) {
  return <Field type="date" name={name} label={label} defaultValue={value} figures />;
}

/** The dates matter more than anything here: a password changed before the leak is the very one that was stolen. */
function LeakNotice({ plan, settings }: Pick<Props, "plan" | "settings">) {
  const applied = [
    plan.sansCHANGED_SINCE ? null : `changé depuis le ${longParisDay(new Date(settings.changedSince))}`,
    plan.sansALREADY_RESET_SINCE
      ? null
      : `réinitialisé depuis le ${longParisDay(new Date(settings.alreadyResetSince))}`,
  ].filter((words) => words !== null);
  return (
    <Notice tone="info" title="Ces élèves sont visés par une fuite">
      {applied.length === 0 ? (
        <p>Tout mot de passe visé change, même choisi ou réinitialisé récemment.</p>
      ) : (
        <p>
          N’est pas réinitialisé un mot de passe {applied.join(" ou ")}. Cette date doit suivre la
          fuite&nbsp;: un mot de passe plus ancien est celui qui a fui.
        </p>
      )}
    </Notice>
  );
}

function UnknownNotice({ unknown }: { unknown: Record<UnknownFact, number> }) {
  if (unknown.STATE + unknown.PASSWORD_DATE === 0) return null;
  return (
    <Notice tone="warning" title="Certains élèves ne peuvent pas être vérifiés">
      {unknown.STATE > 0 && (
        <p>
          {pupils(unknown.STATE)} sans état de compte connu&nbsp;: la console ne peut pas dire s’ils auraient
          été exclus. Importez la liste ÉduConnect pour le savoir.
        </p>
      )}
      {unknown.PASSWORD_DATE > 0 && (
        <p>
          {pupils(unknown.PASSWORD_DATE)} dont la date du dernier changement de mot de passe est inconnue.
        </p>
      )}
    </Notice>
  );
}

import { randomUUID } from "node:crypto";
import type { Metadata, Route } from "next";
import { ChooseStep } from "@/components/resets/choose-step";
import { ConfirmStep } from "@/components/resets/confirm-step";
import { ExcludeStep } from "@/components/resets/exclude-step";
import { PlanSummary } from "@/components/resets/plan-summary";
import { StepHelp } from "@/components/resets/step-help";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Wizard } from "@/components/ui/wizard/wizard";
import { routeTo } from "@/components/ui/route-to";
import { readChoices, readPlanPreview } from "@/lib/resets/read/plans";
import { isScopeChosen, planFields } from "@/lib/resets/rules/plan";
import { campaignPlanSchema, type CampaignPlan } from "@/lib/resets/schema";

export const metadata: Metadata = { title: "Nouvelle réinitialisation" };

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ uai: string }>; searchParams: Promise<Query> };

const stepNames = ["choisir", "exclure", "confirmer"] as const;
type StepName = (typeof stepNames)[number];
const stepLabels: Record<StepName, string> = {
  choisir: "Choisir",
  exclure: "Exclure",
  confirmer: "Confirmer",
};

export default async function NewCampaignPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const query = await searchParams;
  const plan = readQuery(query);
  const step = currentStep(query, plan);
  const choices = await readChoices(uai);
  const preview = await readPlanPreview(uai, plan);
  const header = (
    <PageHeader
      trail={[{ label: "Réinitialisations", href: routeTo(`/e/${uai}/reinitialisations`) }]}
      title="Nouvelle réinitialisation"
      sentence="Choisissez les élèves, vérifiez qui est exclu, puis confirmez."
    />
  );
  if (choices.classes.length === 0 || !preview) return <NoPupils {...choices} uai={uai} header={header} />;
  const excludedCount = preview.excluded.reduce((total, { count }) => total + count, 0);
  return (
    <>
      {header}
      {choices.running && (
        <div className="mb-6">
          <Notice tone="info" title="Une campagne est en cours">
            « {choices.running.name} » doit se terminer avant d’en lancer une autre.
          </Notice>
        </div>
      )}
      {preview.selection === "GONE" && <GoneNotice />}
      <Wizard
        steps={stepNames.map((name) => stepOf(name, step, uai, plan))}
        summary={
          <>
            <PlanSummary {...preview} excludedCount={excludedCount} />
            <StepHelp step={step} />
          </>
        }
      >
        {step === "choisir" && (
          <ChooseStep {...choices} uai={uai} plan={plan} selected={selectedIn(preview)} />
        )}
        {step === "exclure" && <ExcludeStep {...preview} plan={plan} />}
        {step === "confirmer" && <Confirmation uai={uai} plan={plan} preview={preview} />}
      </Wizard>
    </>
  );
}

type Preview = NonNullable<Awaited<ReturnType<typeof readPlanPreview>>>;

/** The scope in words when a stored selection makes it. */
const selectedIn = ({ selection, scope }: Preview) =>
  selection === "HAND" || selection === "LEAK" ? scope : null;

function GoneNotice() {
  return (
    <div className="mb-6">
      <Notice tone="warning" title="Cette sélection n’existe plus">
        Elle a servi à une campagne, ou 30 jours ont passé. Choisissez de nouveau les élèves.
      </Notice>
    </div>
  );
}

function Confirmation({ uai, plan, preview }: { uai: string; plan: CampaignPlan; preview: Preview }) {
  if (preview.includedCount === 0) {
    return (
      <EmptyState
        title="Aucun élève à réinitialiser"
        gesture={<LinkButton href={stepHref(uai, "exclure", plan)}>Revoir les exclusions</LinkButton>}
      >
        Tous les élèves choisis sont exclus par une règle.
      </EmptyState>
    );
  }
  return (
    <ConfirmStep
      uai={uai}
      plan={plan}
      requestId={randomUUID()}
      count={preview.includedCount}
      validityDays={preview.validityDays}
      needsCode={preview.needsCode}
      approval={preview.approval}
      isAssisted={preview.isAssisted}
    />
  );
}

function NoPupils({ uai, header, mayImport }: { uai: string; header: React.ReactNode; mayImport: boolean }) {
  return (
    <>
      {header}
      <EmptyState
        title="Aucun élève dans cet établissement"
        gesture={mayImport && <LinkButton href={`/e/${uai}/imports`}>Importer les élèves</LinkButton>}
      >
        Une réinitialisation porte sur les élèves importés de SIECLE ou d’une liste ÉduConnect.
      </EmptyState>
    </>
  );
}

/** An empty field of the address says nothing; an address that makes no sense means the start. */
function readQuery(query: Query): CampaignPlan {
  const filled = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));
  const parsed = campaignPlanSchema.safeParse(filled);
  return parsed.success ? parsed.data : campaignPlanSchema.parse({});
}

function currentStep(query: Query, plan: CampaignPlan): StepName {
  const asked = stepNames.find((name) => name === query["etape"]) ?? "choisir";
  return isScopeChosen(plan) ? asked : "choisir";
}

function stepHref(uai: string, step: StepName, plan: CampaignPlan): Route {
  const search = new URLSearchParams([["etape", step], ...planFields(plan)]);
  return routeTo(`/e/${uai}/reinitialisations/nouvelle?${search.toString()}`);
}

function stepOf(name: StepName, now: StepName, uai: string, plan: CampaignPlan) {
  const rank = stepNames.indexOf(name) - stepNames.indexOf(now);
  if (rank === 0) return { label: stepLabels[name], state: "current" as const };
  if (rank > 0) return { label: stepLabels[name], state: "todo" as const };
  return { label: stepLabels[name], state: "done" as const, href: stepHref(uai, name, plan) };
}

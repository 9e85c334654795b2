import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AlteredNames } from "@/components/resets/altered-names";
import { approvalFacts } from "@/components/resets/approval-facts";
import { ApprovalPage } from "@/components/resets/approval-page";
import { AssistedGuide } from "@/components/resets/assisted/assisted-guide";
import { CampaignRun } from "@/components/resets/campaign-run";
import { campaignWords } from "@/components/resets/campaign-words";
import { CloseGesture, RetryGesture } from "@/components/resets/campaign-gestures";
import { ClassProgressTable } from "@/components/resets/class-progress-table";
import { OutcomeList } from "@/components/resets/outcome-list";
import { PrintForm, printFormId } from "@/components/resets/print-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { routeTo } from "@/components/ui/route-to";
import { count, frenchDay, frenchMoment } from "@/lib/french";
import { readRequest } from "@/lib/resets/read/approvals";
import { readAlteredNames, readCampaign } from "@/lib/resets/read/campaigns";
import { readAssistedGuide } from "@/lib/resets/read/lists";
import { exclusionReasons, exclusionTexts } from "@/lib/resets/rules/exclusions";
import { isRunning } from "@/lib/resets/rules/lifecycle";
import { describeState, secondsLeft } from "@/lib/resets/rules/progress";

export const metadata: Metadata = { title: "Réinitialisation" };

type Props = {
  params: Promise<{ uai: string; campaignId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Campaign = NonNullable<Awaited<ReturnType<typeof readCampaign>>>;

export default async function CampaignPage({ params, searchParams }: Props) {
  const { uai, campaignId } = await params;
  const campaign = await readCampaign(uai, campaignId);
  if (!campaign) notFound();
  const request = await requestOf(uai, campaign);
  if (request) return <ApprovalPage uai={uai} campaign={campaign} request={request} />;
  const { impression, envoi } = await searchParams;
  const { printable } = campaign;
  const guide = await guideOf(uai, campaign);
  return (
    <>
      <PageHeader
        trail={[{ label: "Réinitialisations", href: routeTo(`/e/${uai}/reinitialisations`) }]}
        title={campaign.name}
        sentence={campaign.endReason ?? describeState(campaign, printable)}
        gesture={
          campaign.canClose && <CloseGesture uai={uai} campaignId={campaignId} printable={printable} />
        }
      />
      <Running uai={uai} campaign={campaign} />
      {guide && (
        <AssistedGuide
          {...campaign}
          uai={uai}
          campaignId={campaignId}
          guide={guide}
          answer={answerOf(envoi)}
        />
      )}
      {campaign.canPrint && (
        <Section title="Imprimer les feuilles">
          <div className="space-y-4">
            <AlteredNames names={await readAlteredNames(uai, campaignId)} />
            <PrintForm {...campaign} uai={uai} campaignId={campaignId} refusal={refusalOf(impression)} />
          </div>
        </Section>
      )}
      <Section title="Par classe">
        <ClassProgressTable
          {...campaign}
          uai={uai}
          campaignId={campaignId}
          printForm={campaign.canPrint ? printFormId : null}
        />
      </Section>
      <Outcomes uai={uai} campaign={campaign} />
      <Facts campaign={campaign} />
    </>
  );
}

// Neither is asked of a campaign whose status already says there is none.
const requestOf = async (uai: string, { id, status }: Campaign) =>
  status === "AWAITING_APPROVAL" ? readRequest(uai, id) : null;
const guideOf = async (uai: string, { id, status }: Campaign) =>
  status === "AWAITING_LIST" ? readAssistedGuide(uai, id) : null;

const answerOf = (sent: string | string[] | undefined) => (typeof sent === "string" ? sent : null);
const refusalOf = (answer: string | string[] | undefined) =>
  answer === "code" || answer === "refus" ? answer : null;

function Running({ uai, campaign }: { uai: string; campaign: Campaign }) {
  if (!isRunning(campaign)) return null;
  return (
    <CampaignRun
      {...campaign}
      uai={uai}
      campaignId={campaign.id}
      lastDone={campaign.lastDone}
      secondsLeft={secondsLeft(campaign, campaign.readAt)}
      canCancel={campaign.canRun}
    />
  );
}

function Outcomes({ uai, campaign }: { uai: string; campaign: Campaign }) {
  const reasonWords = (outcome: string) => {
    const reason = exclusionReasons.find((known) => known === outcome);
    return reason ? exclusionTexts[reason].label : outcome;
  };
  return (
    <>
      {campaign.failures.length > 0 && (
        <Section
          title={count(campaign.failedCount, "échec")}
          sentence="Ces élèves gardent leur ancien mot de passe."
          gesture={
            campaign.canRun &&
            campaign.status === "DONE" && <RetryGesture {...campaign} uai={uai} campaignId={campaign.id} />
          }
        >
          <OutcomeList
            uai={uai}
            caption="Élèves en échec"
            rows={campaign.failures}
            wordsOf={(outcome) => outcome}
          />
        </Section>
      )}
      {campaign.excluded.length > 0 && (
        <Section title={count(campaign.excludedCount, "élève exclu", "élèves exclus")}>
          <details>
            <summary className="link mb-3 cursor-pointer">Voir la liste et les raisons</summary>
            <OutcomeList uai={uai} caption="Élèves exclus" rows={campaign.excluded} wordsOf={reasonWords} />
            {campaign.excluded.length < campaign.excludedCount && (
              <p className="pt-2 text-sm text-muted">
                Seuls les {campaign.excluded.length} premiers sont montrés.
              </p>
            )}
          </details>
        </Section>
      )}
    </>
  );
}

function Facts({ campaign }: { campaign: Campaign }) {
  const { label, tone } = campaignWords[campaign.status];
  const ignored = exclusionReasons.flatMap((reason) => {
    const justification = reason === "LEFT" ? undefined : campaign.switchedOff[reason];
    return justification === undefined ? [] : [`${exclusionTexts[reason].label} : « ${justification} »`];
  });
  return (
    <Section title="Cette campagne">
      <DefinitionList
        items={[
          { term: "État", value: <Status tone={tone}>{label}</Status> },
          { term: "Élèves choisis", value: campaign.scope },
          { term: "Lancée", value: `le ${frenchMoment(campaign.createdAt)}, par ${campaign.createdByName}` },
          {
            term: "Terminée",
            value: campaign.finishedAt ? `le ${frenchMoment(campaign.finishedAt)}` : "Pas encore",
          },
          { term: "Mots de passe valables", value: `jusqu’au ${frenchDay(campaign.validUntil)} inclus` },
          ...approvalFacts(campaign),
          { term: "Exclusions non appliquées", value: ignored.length > 0 ? ignored.join(" ; ") : "Aucune" },
        ]}
      />
    </Section>
  );
}

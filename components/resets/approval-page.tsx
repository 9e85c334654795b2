import { DefinitionList } from "@/components/ui/definition-list";
import { type Column, Table } from "@/components/ui/list/table";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { count, frenchDay, frenchMoment, frenchNumber } from "@/lib/french";
import { parisDayBounds } from "@/lib/paris-day";
import { describePeople } from "@/lib/resets/rules/approval-words";
import { type ExclusionReason, exclusionTexts } from "@/lib/resets/rules/exclusions";
import { ApprovalAnswer } from "./approval-answer";
import { ApprovalWait } from "./approval-wait";

type ClassLine = { className: string; pending: number; excluded: number };
type ExclusionLine = {
  reason: ExclusionReason;
  count: number;
  /** First day that counts, "AAAA-MM-JJ". */
  since: string | null;
  switchedOff: string | null;
};

export type RequestedCampaign = {
  id: string;
  name: string;
  scope: string;
  selectedCount: number;
  excludedCount: number;
  createdByName: string;
  createdAt: Date;
  approvalExpiresAt: Date | null;
  classes: readonly ClassLine[];
};

export type WaitingRequest = {
  approvers: readonly string[];
  exclusions: readonly ExclusionLine[];
  isRequester: boolean;
  mayApprove: boolean;
  mayDecline: boolean;
  mayLaunch: boolean;
  needsCode: boolean;
  readAt: Date;
};

type Props = { uai: string; campaign: RequestedCampaign; request: WaitingRequest };

/** A campaign that waits for a second person: what its requester saw, and the answer of who may give one. */
export function ApprovalPage({ uai, campaign, request }: Props) {
  return (
    <>
      <PageHeader
        trail={[{ label: "Réinitialisations", href: routeTo(`/e/${uai}/reinitialisations`) }]}
        title={campaign.name}
        sentence={sentenceOf(campaign, request)}
      />
      {request.mayApprove && (
        <Section title="Votre réponse">
          <ApprovalAnswer uai={uai} campaign={campaign} {...request} />
        </Section>
      )}
      {request.isRequester && <ApprovalWait uai={uai} campaign={campaign} {...request} />}
      <Section title="Ce qui est demandé">
        <DefinitionList
          items={[
            { term: "Élèves choisis", value: campaign.scope },
            { term: "À réinitialiser", value: count(campaign.selectedCount, "élève") },
            { term: "Exclus", value: count(campaign.excludedCount, "élève") },
            {
              term: "Demandée",
              value: `le ${frenchMoment(campaign.createdAt)}, par ${campaign.createdByName}`,
            },
            ...(campaign.approvalExpiresAt
              ? [{ term: "Expire", value: `le ${frenchMoment(campaign.approvalExpiresAt)}` }]
              : []),
          ]}
        />
      </Section>
      <Section title="Par classe">
        <ClassTable classes={campaign.classes} />
      </Section>
      <Section title="Exclusions">
        <ExclusionTable exclusions={request.exclusions} />
      </Section>
    </>
  );
}

function sentenceOf({ approvalExpiresAt, createdByName }: RequestedCampaign, request: WaitingRequest) {
  if (approvalExpiresAt !== null && request.readAt >= approvalExpiresAt)
    return "Cette demande a expiré sans réponse : aucun mot de passe n’a changé.";
  if (request.mayApprove)
    return `${createdByName} demande votre approbation. Rien ne change avant votre réponse.`;
  if (request.approvers.length === 0)
    return "Cette demande attend une approbation, mais plus personne ne peut la donner.";
  return `En attente de ${describePeople(request.approvers)}. Aucun mot de passe n’a changé.`;
}

function ClassTable({ classes }: { classes: readonly ClassLine[] }) {
  const sum = (of: (line: ClassLine) => number) =>
    frenchNumber(classes.reduce((total, line) => total + of(line), 0));
  const columns: Column<ClassLine>[] = [
    {
      id: "class",
      label: "Classe",
      cell: ({ className }) => (className === "" ? "Sans classe" : className),
      total: "Total",
    },
    {
      id: "pending",
      label: "À réinitialiser",
      kind: "number",
      cell: ({ pending }) => frenchNumber(pending),
      total: sum(({ pending }) => pending),
    },
    {
      id: "excluded",
      label: "Exclus",
      kind: "number",
      cell: ({ excluded }) => frenchNumber(excluded),
      total: sum(({ excluded }) => excluded),
    },
  ];
  return (
    <Table
      caption="Élèves par classe"
      columns={columns}
      rows={classes}
      rowId={({ className }) => className}
      dense
    />
  );
}

function labelOf({ reason, since }: ExclusionLine): string {
  const { label } = exclusionTexts[reason];
  return since === null ? label : `${label}, depuis le ${frenchDay(parisDayBounds(since).start)}`;
}

function ExclusionTable({ exclusions }: { exclusions: readonly ExclusionLine[] }) {
  const columns: Column<ExclusionLine>[] = [
    { id: "reason", label: "Exclusion", cell: labelOf },
    {
      id: "count",
      label: "Élèves exclus",
      kind: "number",
      cell: (line) => frenchNumber(line.count),
    },
    {
      id: "applied",
      label: "Appliquée",
      cell: ({ switchedOff }) => (switchedOff === null ? "Oui" : `Non : « ${switchedOff} »`),
    },
  ];
  return (
    <Table
      caption="Exclusions appliquées ou non"
      columns={columns}
      rows={exclusions}
      rowId={({ reason }) => reason}
      dense
    />
  );
}

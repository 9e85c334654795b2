import { accept, refuse, type Decision } from "@/lib/decision";
import { frenchMoment } from "@/lib/french";
import type { CampaignStatus } from "./lifecycle";

/** A night and a morning: long enough to find a deputy, too short for the school to have changed much. */
export const approvalHours = 24;
const hourMs = 3_600_000;

export type ApprovalPolicy = {
  /** From this number of pupils to reset, included. */
  approvalThreshold: number;
  approvesWholeSchool: boolean;
};

export type CampaignExtent = {
  includedCount: number;
  /** Pupils chosen who have not left, excluded ones included, and all those of the school. */
  selectedPresentCount: number;
  presentCount: number;
};

export type ApprovalCause = "THRESHOLD" | "WHOLE_SCHOOL";

/** Why a second person must approve; null when nobody has to. The whole school counts however it was chosen. */
export function approvalCause(
  { includedCount, selectedPresentCount, presentCount }: CampaignExtent,
  { approvalThreshold, approvesWholeSchool }: ApprovalPolicy,
): ApprovalCause | null {
  if (includedCount >= approvalThreshold) return "THRESHOLD";
  const isWholeSchool = presentCount > 0 && selectedPresentCount >= presentCount;
  return approvesWholeSchool && isWholeSchool ? "WHOLE_SCHOOL" : null;
}

export type Colleague = {
  id: string;
  name: string;
  /** Holds the permission to approve, for every class of the school. */
  approvesWholeSchool: boolean;
};

/** Who may approve what one person requests: somebody else, who answers for the whole school. */
export function approversOf(colleagues: readonly Colleague[], requesterId: string): Colleague[] {
  return colleagues.filter(({ id, approvesWholeSchool }) => approvesWholeSchool && id !== requesterId);
}

export type Start =
  { kind: "RUN" } | { kind: "EMERGENCY"; reason: string } | { kind: "REQUEST"; approvers: Colleague[] };

/**
 * How a confirmed campaign starts. Without anybody to approve it, only an emergency reason lets it run; where no
 * approval is needed, such a reason says nothing and is left.
 */
export function decideStart({
  cause,
  approvers,
  emergencyReason,
}: {
  cause: ApprovalCause | null;
  approvers: readonly Colleague[];
  emergencyReason: string | null;
}): Decision<Start> {
  if (cause === null) return accept({ kind: "RUN" });
  if (emergencyReason !== null) return accept({ kind: "EMERGENCY", reason: emergencyReason });
  if (approvers.length === 0)
    return refuse(
      "Une seconde personne doit approuver, et personne d’autre ne le peut dans cet établissement : donnez un motif d’urgence.",
    );
  return accept({ kind: "REQUEST", approvers: [...approvers] });
}

/** The instant at which a request dies by itself. */
export function approvalExpiry(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + approvalHours * hourMs);
}

/** True from that very instant on. */
export function hasApprovalExpired(expiresAt: Date | null, now: Date): boolean {
  return expiresAt !== null && now >= expiresAt;
}

export type ApprovalRequest = {
  status: CampaignStatus;
  createdBy: string;
  createdByName: string;
  approvalExpiresAt: Date | null;
  /** Of the pupils to reset when it was requested. */
  fingerprint: string | null;
};

const waiting = accept({ waiting: true as const });

/** A request is answered while it waits, and before it expires. */
function decideStillWaits(
  { status, approvalExpiresAt }: ApprovalRequest,
  now: Date,
): Decision<{ waiting: true }> {
  if (status === "CANCELLED") return refuse("Cette demande a pris fin : on n’y répond plus.");
  if (status !== "AWAITING_APPROVAL") return refuse("Cette campagne n’attend plus d’approbation.");
  if (approvalExpiresAt !== null && hasApprovalExpired(approvalExpiresAt, now))
    return refuse(
      `Cette demande a expiré le ${frenchMoment(approvalExpiresAt)} : la campagne est à préparer de nouveau.`,
    );
  return waiting;
}

/** Another person, who answers for the whole school, approves a request that still waits. */
export function decideApproval(
  request: ApprovalRequest,
  approver: { id: string; holdsWholeSchool: boolean },
  now: Date,
): Decision<{ waiting: true }> {
  if (approver.id === request.createdBy)
    return refuse("Vous avez demandé cette campagne : une autre personne doit l’approuver.");
  if (!approver.holdsWholeSchool)
    return refuse("Pour approuver, il faut répondre de toutes les classes de l’établissement.");
  return decideStillWaits(request, now);
}

/** Whoever may approve may decline; the requester withdraws instead. */
export function decideDecline(
  request: ApprovalRequest,
  approverId: string,
  now: Date,
): Decision<{ waiting: true }> {
  if (approverId === request.createdBy)
    return refuse("Vous avez demandé cette campagne : retirez votre demande plutôt que de la refuser.");
  return decideStillWaits(request, now);
}

/** Only the requester does without the approval they asked for: the reason is theirs to answer for. */
export function decideEmergency(
  request: ApprovalRequest,
  operatorId: string,
  now: Date,
): Decision<{ waiting: true }> {
  if (operatorId !== request.createdBy)
    return refuse(
      `Seule la personne qui l’a demandée, ${request.createdByName}, peut lancer cette campagne.`,
    );
  return decideStillWaits(request, now);
}

/** A request is withdrawn by who made it; any other campaign may be stopped by whoever runs campaigns. */
export function decideWithdrawal(
  { status, createdBy, createdByName }: ApprovalRequest,
  operatorId: string,
): Decision<{ isRequest: boolean }> {
  const isRequest = status === "AWAITING_APPROVAL";
  if (isRequest && operatorId !== createdBy)
    return refuse(`Seule la personne qui l’a faite, ${createdByName}, peut retirer cette demande.`);
  return accept({ isRequest });
}

/** What is approved is this very set of pupils: one more or one fewer, and the request is another one. */
export function isSameSet({ fingerprint }: ApprovalRequest, current: string): boolean {
  return fingerprint === current;
}

/** What waits for somebody comes first; the rest keeps its order. */
export function requestsFirst<One extends { status: CampaignStatus }>(campaigns: readonly One[]): One[] {
  const waits = ({ status }: One) => status === "AWAITING_APPROVAL";
  return [...campaigns.filter(waits), ...campaigns.filter((campaign) => !waits(campaign))];
}

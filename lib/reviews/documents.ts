import "server-only";
import { accept, refuse } from "@/lib/decision";
import { parisDay } from "@/lib/paris-day";
import { defineDocument } from "@/lib/platform/define-document";
import { renderAttestation } from "@/lib/sheets/attestation";
import { attest } from "./closing";
import { fingerprintOf } from "./fingerprint";
import { knownReviewSchema } from "./schema";
import { findReview } from "./store/campaigns";
import { findSchoolName } from "./store/operators";

/**
 * The attestation of a closed review. It bears the SHA-256 that the journal keeps of its content; refuses to print
 * content that no longer has it.
 */
export const printAttestation = defineDocument({
  permission: "rights:read",
  audit: "review.attested",
  input: knownReviewSchema,
  async prepare({ input: { campaignId }, actor, now, tx }) {
    const review = await findReview(tx, actor.scope, campaignId);
    if (!review) return refuse("Cette revue n’existe pas.");
    const { uai, closedAt, closedByName, sha256 } = review;
    if (closedAt === null || closedByName === null || sha256 === null)
      return refuse("Cette revue n’est pas close : il n’y a rien à attester.");
    const attestation = await attest(tx, { ...review, closedAt, closedByName });
    if (fingerprintOf(attestation) !== sha256)
      return refuse("Le contenu de cette revue n’est plus celui que le journal a scellé à sa clôture.");
    const schoolName = await findSchoolName(tx, uai);
    const context = { schoolName, uai, printedAt: now, printedBy: actor.name, sha256 };
    return accept({
      targets: [{ kind: "review", id: campaignId, detail: { sha256 } }],
      fileName: `Attestation de revue ${uai} ${parisDay(closedAt)}.pdf`,
      contentType: "application/pdf",
      write: () => renderAttestation(attestation, context),
    });
  },
});

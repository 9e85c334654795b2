import { documentRoute } from "@/lib/platform/document-route";
import { printAttestation } from "@/lib/reviews/documents";

/** The attestation of a closed review, as a file. */
export const POST = documentRoute(printAttestation, "droits/revues");

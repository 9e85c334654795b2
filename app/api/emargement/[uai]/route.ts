import { printReceivers } from "@/lib/resets/documents";
import { documentRoute } from "@/lib/platform/document-route";

/** The teacher’s page of a class. */
export const POST = documentRoute(printReceivers, "reinitialisations");

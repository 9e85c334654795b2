import { exportDryRun } from "@/lib/batches/documents";
import { documentRoute } from "@/lib/platform/document-route";

/** The lines of a dry run as a file. */
export const POST = documentRoute(exportDryRun, "comptes-invites");

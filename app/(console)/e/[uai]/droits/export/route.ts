import { documentRoute } from "@/lib/platform/document-route";
import { exportRights } from "@/lib/rights/documents";

/** One of the four lists of rights, as a file. */
export const POST = documentRoute(exportRights, "droits");

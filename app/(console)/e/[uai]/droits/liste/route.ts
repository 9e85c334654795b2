import { documentRoute } from "@/lib/platform/document-route";
import { exportRightsList } from "@/lib/rights/documents";

/** A filtered list of the rooms of rights, as a file. */
export const POST = documentRoute(exportRightsList, "droits");

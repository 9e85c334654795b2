import { printWorkOrder } from "@/lib/outgoing/documents";
import { documentRoute } from "@/lib/platform/document-route";

/** The work order, as a file. */
export const POST = documentRoute(printWorkOrder, "changements");

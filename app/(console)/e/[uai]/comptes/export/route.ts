import { exportAccounts } from "@/lib/accounts/documents";
import { documentRoute } from "@/lib/platform/document-route";

/** The accounts of the list, or the guests, as a file. */
export const POST = documentRoute(exportAccounts, "comptes");

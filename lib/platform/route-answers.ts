import "server-only";
import type { UploadResult } from "./define-upload";

type Refused = Extract<UploadResult, { status: "refused" }>;

const codes = { 400: "vide", 401: "refuse", 403: "refuse", 413: "trop-gros", 500: "erreur" } as const;

/** The word that an address says a refusal by; the page that reads it has the sentence. */
export const refusalCode = ({ code, httpStatus }: Refused): string => code ?? codes[httpStatus];

/** Leads a plain form on to a page, which is read anew. */
export function ledTo(page: string): Response {
  return new Response(null, { status: 303, headers: { location: page, "cache-control": "no-store" } });
}

/** What a script that asked for JSON is told; null for a plain form, to be led on. */
export function toldInJson(request: Request, result: UploadResult): Response | null {
  if (!request.headers.get("accept")?.startsWith("application/json")) return null;
  const status = result.status === "received" ? 201 : result.httpStatus;
  return Response.json(result, { status, headers: { "cache-control": "no-store" } });
}

import "server-only";
import type { DocumentDoor } from "./define-document";
import { ledTo } from "./route-answers";

type Handler = (request: Request, context: { params: Promise<{ uai: string }> }) => Promise<Response>;

/**
 * The address of a document of a school: a POST, because it is written in the journal. Without a document, it leads
 * back to the room that asked for it. What is no form is refused as an empty one.
 */
export function documentRoute(door: DocumentDoor, room: string): Handler {
  return async (request, { params }) => {
    const { uai } = await params;
    const form = await request.formData().catch(() => new FormData());
    form.set("uai", uai);
    const result = await door(form);
    if (result.status === "printed") return result.response;
    return ledTo(`/e/${encodeURIComponent(uai)}/${room}`);
  };
}

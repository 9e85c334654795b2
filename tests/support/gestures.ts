import type { ActionResult } from "@/lib/action-result";
import type { Action } from "@/lib/platform/define-action";
import { asRequest, type Request } from "@/lib/platform/request";

export type Outcome = ActionResult | { status: "led"; href: string };
export type Fields = Record<string, string | readonly string[]>;

export function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const text of typeof value === "string" ? [value] : value) form.append(name, text);
  return form;
}

/**
 * Makes a gesture as a browser would, with the session and hour given; a redirection is an outcome. A request
 * given whole keeps the cookies and the session that the gesture left in it.
 */
export async function make(
  action: Action,
  fields: Fields,
  given: Request | { sessionToken: string | null },
): Promise<Outcome> {
  const request = "now" in given ? given : { sessionToken: given.sessionToken, now: new Date() };
  try {
    return await asRequest(request, () => action({ status: "idle" }, formOf(fields)));
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    const [kind, , href] = digest.split(";");
    if (kind !== "NEXT_REDIRECT" || href === undefined) throw error;
    return { status: "led", href };
  }
}

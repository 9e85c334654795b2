import { ledTo } from "@/lib/platform/route-answers";
import { printSheets } from "@/lib/resets/documents";

/** Prints the sheets of a campaign; without a document, leads back to the campaign, which says why. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const { uai } = await params;
  // What is no form is refused as an empty one.
  const form = await request.formData().catch(() => new FormData());
  form.set("uai", uai);
  const result = await printSheets(form);
  if (result.status === "printed") return result.response;
  const campaignId = form.get("campaignId");
  const known = typeof campaignId === "string" && /^[\da-f-]{36}$/.test(campaignId);
  const page = `/e/${encodeURIComponent(uai)}/reinitialisations${known ? `/${campaignId}` : ""}`;
  return ledTo(`${page}?impression=${result.status}`);
}

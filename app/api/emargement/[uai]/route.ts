import { printReceivers } from "@/lib/resets/documents";

/** The teacher's page of a class; without a document, leads back to the campaign. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const { uai } = await params;
  const form = await request.formData().catch(() => new FormData());
  form.set("uai", uai);
  const result = await printReceivers(form);
  if (result.status === "printed") return result.response;
  const location = `/e/${encodeURIComponent(uai)}/reinitialisations`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

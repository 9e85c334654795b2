import { printWorkOrder } from "@/lib/outgoing/documents";

/** The work order, as a file. A POST, because it is written in the journal; without it, back to the list. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const { uai } = await params;
  // What is no form is refused as an empty one.
  const form = await request.formData().catch(() => new FormData());
  form.set("uai", uai);
  const result = await printWorkOrder(form);
  if (result.status === "printed") return result.response;
  return new Response(null, {
    status: 303,
    headers: { location: `/e/${encodeURIComponent(uai)}/changements` },
  });
}

import { exportAccounts } from "@/lib/accounts/documents";

/** The accounts of the list, as a file. A POST, because it is written in the journal; without it, back to the list. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const { uai } = await params;
  // What is no form is refused as an empty one.
  const form = await request.formData().catch(() => new FormData());
  form.set("uai", uai);
  const result = await exportAccounts(form);
  if (result.status === "printed") return result.response;
  return new Response(null, { status: 303, headers: { location: `/e/${encodeURIComponent(uai)}/comptes` } });
}

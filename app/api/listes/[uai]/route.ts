import { receiveLists } from "@/lib/resets/uploads";

type UploadResult = Awaited<ReturnType<typeof receiveLists>>;

const codes = { 400: "vide", 401: "refuse", 403: "refuse", 413: "trop-gros", 500: "erreur" } as const;

/** Takes the lists of one campaign, named by the address (`?campagne=`), from a plain form, and leads on to a page. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const { uai } = await params;
  const campaignId = new URL(request.url).searchParams.get("campagne") ?? "";
  const result = await receiveLists(request, uai, { campaignId });
  const page = `/e/${encodeURIComponent(uai)}/reinitialisations/${encodeURIComponent(campaignId)}`;
  return new Response(null, {
    status: 303,
    headers: { location: `${page}${placeOf(result)}`, "cache-control": "no-store" },
  });
}

function placeOf(result: UploadResult): string {
  if (result.status === "refused") return `?envoi=${codes[result.httpStatus]}`;
  const [id] = result.ids;
  return result.ids.length === 1 && id !== undefined ? `/liste/${id}` : "?envoi=recu";
}

import { ledTo, refusalCode } from "@/lib/platform/route-answers";
import { receiveLists } from "@/lib/resets/uploads";

/** Takes the lists of one campaign, named by the address (`?campagne=`), from a plain form, and leads on to a page. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const { uai } = await params;
  const campaignId = new URL(request.url).searchParams.get("campagne") ?? "";
  const result = await receiveLists(request, uai, { campaignId });
  const page = `/e/${encodeURIComponent(uai)}/reinitialisations/${encodeURIComponent(campaignId)}`;
  return ledTo(`${page}${placeOf(result)}`);
}

function placeOf(result: Awaited<ReturnType<typeof receiveLists>>): string {
  if (result.status === "refused") return `?envoi=${refusalCode(result)}`;
  const [id] = result.ids;
  return result.ids.length === 1 && id !== undefined ? `/liste/${id}` : "?envoi=recu";
}

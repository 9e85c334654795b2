import { ledTo, refusalCode, toldInJson } from "@/lib/platform/route-answers";
import { faultSentence } from "@/lib/selections/rules/list-faults";
import { searchLeak } from "@/lib/selections/uploads";

type UploadResult = Awaited<ReturnType<typeof searchLeak>>;

/** Takes a leaked list: a plain form is led on to a page, a script that asks for JSON gets JSON. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const { uai } = await params;
  const result = await searchLeak(request, uai);
  const place = result.status === "received" ? `/${result.ids[0] ?? ""}` : `?refus=${refusalCode(result)}`;
  return (
    toldInJson(request, inWords(result)) ??
    ledTo(`/e/${encodeURIComponent(uai)}/reinitialisations/fuite${place}`)
  );
}

/** What is wrong with a list, as the page says it. */
function inWords(result: UploadResult): UploadResult {
  if (result.status === "received" || (result.httpStatus !== 400 && result.httpStatus !== 413)) return result;
  return { ...result, reason: faultSentence(refusalCode(result)) ?? result.reason };
}

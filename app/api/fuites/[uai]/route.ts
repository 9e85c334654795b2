import { faultSentence } from "@/lib/selections/rules/list-faults";
import { searchLeak } from "@/lib/selections/uploads";

type UploadResult = Awaited<ReturnType<typeof searchLeak>>;

const codes = { 400: "vide", 401: "refuse", 403: "refuse", 413: "trop-gros", 500: "erreur" } as const;

/** Takes a leaked list: a plain form is led on to a page, a script that asks for JSON gets JSON. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const { uai } = await params;
  const result = await searchLeak(request, uai);
  const wantsJson = request.headers.get("accept")?.startsWith("application/json") ?? false;
  return wantsJson ? asJson(result) : asPage(result, uai);
}

function asJson(result: UploadResult): Response {
  const headers = { "cache-control": "no-store" };
  if (result.status === "received") return Response.json(result, { status: 201, headers });
  const { httpStatus: status, code = codes[status] } = result;
  const reason = status === 400 || status === 413 ? (faultSentence(code) ?? result.reason) : result.reason;
  return Response.json({ ...result, reason }, { status, headers });
}

function asPage(result: UploadResult, uai: string): Response {
  const place =
    result.status === "received"
      ? `/${result.ids[0] ?? ""}`
      : `?refus=${result.code ?? codes[result.httpStatus]}`;
  const location = `/e/${encodeURIComponent(uai)}/reinitialisations/fuite${place}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

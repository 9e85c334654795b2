import { receiveImportFiles } from "@/lib/imports/uploads";

type UploadResult = Awaited<ReturnType<typeof receiveImportFiles>>;

const codes = { 400: "vide", 401: "refuse", 403: "refuse", 413: "trop-gros", 500: "erreur" } as const;

/** Takes files of pupils: a plain form is led on to a page, a script that asks for JSON gets JSON. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const { uai } = await params;
  const result = await receiveImportFiles(request, uai);
  const wantsJson = request.headers.get("accept")?.startsWith("application/json") ?? false;
  return wantsJson ? asJson(result) : asPage(result, uai);
}

function asJson(result: UploadResult): Response {
  const status = result.status === "received" ? 201 : result.httpStatus;
  return Response.json(result, { status, headers: { "cache-control": "no-store" } });
}

function asPage(result: UploadResult, uai: string): Response {
  const page = `/e/${encodeURIComponent(uai)}/imports`;
  return new Response(null, {
    status: 303,
    headers: { location: `${page}${placeOf(result)}`, "cache-control": "no-store" },
  });
}

function placeOf(result: UploadResult): string {
  if (result.status === "refused") return `?envoi=${codes[result.httpStatus]}`;
  const [id] = result.ids;
  return result.ids.length === 1 && id !== undefined ? `/${id}` : "?envoi=recu";
}

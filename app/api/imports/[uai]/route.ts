import { receiveImportFiles } from "@/lib/imports/uploads";
import { ledTo, refusalCode, toldInJson } from "@/lib/platform/route-answers";

/** Takes files to import: a plain form is led on to a page, a script that asks for JSON gets JSON. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const { uai } = await params;
  const result = await receiveImportFiles(request, uai);
  return toldInJson(request, result) ?? ledTo(`/e/${encodeURIComponent(uai)}/imports${placeOf(result)}`);
}

function placeOf(result: Awaited<ReturnType<typeof receiveImportFiles>>): string {
  if (result.status === "refused") return `?envoi=${refusalCode(result)}`;
  const [id] = result.ids;
  return result.ids.length === 1 && id !== undefined ? `/${id}` : "?envoi=recu";
}

import { listHref } from "@/components/students/list-address";
import { readSelection } from "@/lib/students/read";
import { targetPairs } from "@/lib/students/rules/selection";
import { studentFilterSchema } from "@/lib/students/schema";

/** Leads the selection of the list to the wizard of resets; nothing is decided before its last step. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ uai: string }> },
): Promise<Response> {
  const { uai } = await params;
  const query = queryOf(new URL(request.url).searchParams);
  const selection = await readSelection(uai, query);
  if ("fault" in selection) {
    const back = listHref(encodeURIComponent(uai), studentFilterSchema.parse(query));
    return leadTo(`${back}${back.includes("?") ? "&" : "?"}selection=${selection.fault}`);
  }
  const search = new URLSearchParams([["etape", "exclure"], ...targetPairs(selection.target)]);
  return leadTo(`/e/${encodeURIComponent(uai)}/reinitialisations/nouvelle?${search.toString()}`);
}

function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

const leadTo = (location: string) => new Response(null, { status: 303, headers: { location } });

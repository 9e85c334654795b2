import { readImportReport } from "@/lib/imports/read";

/** The report of an import, as a file for a spreadsheet. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ uai: string; id: string }> },
): Promise<Response> {
  const { uai, id } = await params;
  const report = await readImportReport(uai, id);
  if (!report) return new Response("Cet import n’existe pas.", { status: 404 });
  const fileName = `rapport-import-${report.stored.createdAt.toISOString().slice(0, 10)}.csv`;
  return new Response(report.csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store, private",
    },
  });
}

import { isHealthy } from "@/lib/health/read";

export const dynamic = "force-dynamic";

/** For supervisors: 200 when the console can serve, 503 otherwise, and nothing more. */
export async function GET(): Promise<Response> {
  const healthy = await isHealthy();
  return Response.json(
    { etat: healthy ? "ok" : "indisponible" },
    { status: healthy ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}

import { accept, type Decision, refuse } from "@/lib/decision";
import { count } from "@/lib/french";
import type { ImportFacts } from "../preview/stored-shapes";
import { decideStep, type ImportStatus } from "../preview/lifecycle";
import type { SetSchool } from "./siblings";

type Home = { status: ImportStatus; facts: Pick<ImportFacts, "siblings"> };

/**
 * Whether an import and its siblings may be applied in one gesture: not while this one is read or applied. `here` is
 * whether this one waits too; it may have been applied, refused or given up by itself.
 */
export function decideTogether<Stored extends Home>(
  imported: Stored | null,
  chosen: readonly { uai: string }[],
): Decision<{ imported: Stored; here: boolean }> {
  if (imported === null || imported.status === "RECEIVED" || imported.status === "APPLYING") {
    const step = decideStep(imported, "apply");
    return step.accepted ? refuse("Cet import n’est pas prêt.") : step;
  }
  const siblings = imported.facts.siblings ?? [];
  if (chosen.length === 0 || !chosen.every(({ uai }) => siblings.some((sibling) => sibling.uai === uai)))
    return refuse("Ces imports n’existent plus : rechargez la page, puis recommencez.");
  return accept({ imported, here: imported.status === "READY" });
}

/** What one gesture started, and where it was refused. */
export function describeTogether(started: number, refused: readonly SetSchool[]): string {
  const done = `Application lancée dans ${count(started, "établissement")}.`;
  if (refused.length === 0) return done;
  const names = refused.map(({ uai, name }) => `${name} (${uai})`).join(", ");
  return `${done} Refusée dans ${names} : vous n’y avez plus de rôle qui permette d’importer.`;
}

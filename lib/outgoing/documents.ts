import "server-only";
import { Readable } from "node:stream";
import { accept, refuse } from "@/lib/decision";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import { parisDay } from "@/lib/paris-day";
import { defineDocument } from "@/lib/platform/define-document";
import { safeCsv } from "@/lib/safe-csv";
import { renderWorkOrder } from "@/lib/sheets/work-order";
import { outgoingGestureNames, type StoredChange } from "./rules";
import { workOrderSchema } from "./schema";
import { findSchoolName, listOpen } from "./store";

const mostLines = 5_000;

/** The work order of what waits: a list to print and tick, or a file for a spreadsheet. It holds no secret. */
export const printWorkOrder = defineDocument({
  permission: "account:read",
  audit: "outgoing.printed",
  input: workOrderSchema,
  async prepare({ input: { forme }, actor, now, tx }) {
    const uai = actor.uai ?? "";
    const changes = await listOpen(tx, actor.scope, { after: null, limit: mostLines });
    if (changes.length === 0) return refuse("Aucun changement n’attend d’être reporté.");
    const lines = changes.map(lineOf);
    const context = { schoolName: await findSchoolName(tx, uai), uai, printedAt: now, printedBy: actor.name };
    const isPaper = forme === "pdf";
    return accept({
      targets: [{ kind: "establishment", id: uai, detail: { changes: changes.length, form: forme } }],
      fileName: `Changements à reporter ${uai} ${parisDay(now)}.${forme}`,
      contentType: isPaper ? "application/pdf" : "text/csv; charset=utf-8",
      write: () =>
        isPaper ? renderWorkOrder(lines, context) : Readable.from([Buffer.from(csvOf(lines), "utf8")]),
    });
  },
});

type Line = ReturnType<typeof lineOf>;

function lineOf({ gesture, subject, expected, createdAt, createdByName, discrepancy }: StoredChange) {
  const { endsOn, sponsorName } = expected;
  const details = [
    ...(endsOn ? [`jusqu’au ${frenchDate(endsOn)}`] : []),
    ...(sponsorName ? [`parrain : ${sponsorName}`] : []),
    ...(discrepancy ? [discrepancy] : []),
  ];
  return {
    gesture: outgoingGestureNames[gesture],
    name: subject.name,
    login: subject.login ?? subject.email ?? "",
    detail: details.join(", "),
    askedOn: frenchDate(parisDay(createdAt)),
    askedBy: createdByName,
  };
}

function csvOf(lines: readonly Line[]): string {
  return safeCsv(
    ["Geste", "Compte", "Identifiant", "Précision", "Demandé le", "Demandé par"],
    lines.map(({ gesture, name, login, detail, askedOn, askedBy }) => [
      gesture,
      name,
      login,
      detail,
      askedOn,
      askedBy,
    ]),
  );
}

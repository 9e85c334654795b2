import { randomBytes } from "node:crypto";
import { inTransaction, type Transaction } from "@/lib/platform/database/transaction";
import { asRequest } from "@/lib/platform/request";
import { scopeOf } from "@/lib/platform/scope";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { printSheets } from "@/lib/resets/documents";
import { runCampaign } from "@/lib/resets/jobs";
import { campaignOf, planFor, principal } from "@/tests/integration/resets/campaigns";
import { formOf, make } from "@/tests/support/gestures";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { fillPeople, heldPeople } from "./people-rows";

/** What each table holds of such a school, and what a delegate of 6e A sees of it. */
export const held: Readonly<Record<string, { whole: number; of6eA: number }>> = {
  ...heldPeople,
  credential_sheet: { whole: 3, of6eA: 1 },
  establishment: { whole: 1, of6eA: 1 },
  import: { whole: 1, of6eA: 0 },
  import_change: { whole: 1, of6eA: 0 },
  import_chunk: { whole: 1, of6eA: 0 },
  provisional_secret: { whole: 9, of6eA: 3 },
  received_list: { whole: 2, of6eA: 1 },
  reset_campaign: { whole: 2, of6eA: 1 },
  reset_item: { whole: 9, of6eA: 3 },
  school_class: { whole: 2, of6eA: 1 },
  student_account: { whole: 7, of6eA: 3 },
  student_selection: { whole: 2, of6eA: 1 },
  student_state_change: { whole: 9, of6eA: 3 },
};

type TwoClasses = { uai: string; ids: string[]; everyone: string; only6eB: string };

/** A school of two classes and one pupil without any: a campaign on all, another on two pupils of 6e B. */
export async function fillTwoClasses(): Promise<TwoClasses> {
  const { uai, operator } = await principal();
  const ids = await makeStudents(uai, 7, (rank) => ({
    className: rank < 3 ? "6e A" : rank < 6 ? "6e B" : null,
  }));
  const everyone = campaignOf(await make(startCampaign, planFor(uai, 7), operator));
  await workQueue([runCampaign]);
  await asRequest({ now: new Date(), sessionToken: operator.sessionToken }, () =>
    printSheets(formOf({ uai, campaignId: everyone, contenu: "LIST" })),
  );
  const again = { portee: "STUDENTS", eleve: ids.slice(3, 5), sansALREADY_RESET_SINCE: "Feuilles perdues" };
  const only6eB = campaignOf(await make(startCampaign, { ...planFor(uai, 2), ...again }, operator));
  await workQueue([runCampaign]);
  const filled = { uai, ids, everyone, only6eB };
  await inTransaction(scopeOf([uai]), (tx) => fillOthers(tx, filled, operator.id));
  return filled;
}

async function fillOthers(
  tx: Transaction,
  { uai, ids, everyone, only6eB }: TwoClasses,
  operatorId: string,
): Promise<void> {
  const by = { createdBy: operatorId, createdByName: "Claire Martin", createdAt: new Date() };
  await fillPeople(tx, uai);
  const { id: importId } = await tx.import.create({ data: { uai, fileName: "eleves.zip", ...by } });
  await tx.importChunk.create({ data: { uai, importId, seq: 0, sealed: randomBytes(8) } });
  await tx.importChange.create({ data: { uai, importId, seq: 0, kind: "NEW" } });
  await tx.schoolClass.createMany({
    data: ["6e A", "6e B"].map((code) => ({ uai, code, label: `Classe ${code}` })),
  });
  for (const studentIds of [ids.slice(0, 2), ids.slice(2, 4)])
    await tx.studentSelection.create({ data: { uai, source: "HAND", studentIds, ...by } });
  for (const campaignId of [everyone, only6eB])
    await tx.receivedList.create({
      data: {
        uai,
        campaignId,
        fileName: "liste.csv",
        sha256: "0".repeat(64),
        sealed: randomBytes(8),
        receivedBy: operatorId,
        receivedByName: "Claire Martin",
        receivedAt: new Date(),
      },
    });
}

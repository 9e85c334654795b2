import { randomUUID } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import { readDashboard } from "@/lib/dashboard/read";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { inTransaction } from "@/lib/platform/database/transaction";
import { asRequest } from "@/lib/platform/request";
import { scopeOf } from "@/lib/platform/scope";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { makeStudents } from "@/tests/support/students";

export async function school(roles?: Parameters<typeof makeOperator>[0]["roles"]) {
  const { uai } = await makeSchool();
  return { uai, operator: await makeOperator({ uai, ...(roles && { roles }) }) };
}

export const read = (uai: string, { sessionToken }: TestOperator, now = new Date()) =>
  asRequest({ now, sessionToken }, () => readDashboard(uai));

/** A campaign over two classes, 6e A and 6e B, of two pupils each; answers its id. */
export async function campaignOf(uai: string, operator: TestOperator): Promise<string> {
  await makeStudents(uai, 4, (rank) => ({ className: rank < 2 ? "6e A" : "6e B" }));
  const plan = { uai, portee: "ALL", validite: "30", nombre: "4", requestId: randomUUID() };
  const outcome = await make(startCampaign, plan, operator);
  return outcome.status === "led" ? (outcome.href.split("/").at(-1) ?? "") : "";
}

export const addImport = (uai: string, changes: Partial<Prisma.ImportUncheckedCreateInput>) =>
  inTransaction(scopeOf([uai]), (tx) =>
    tx.import.create({
      data: {
        uai,
        fileName: "eleves.zip",
        createdBy: randomUUID(),
        createdByName: "Claire Martin",
        createdAt: new Date(),
        ...changes,
      },
    }),
  );

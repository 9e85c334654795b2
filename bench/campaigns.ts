import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { inTransaction } from "@/lib/platform/database/transaction";
import { asRequest } from "@/lib/platform/request";
import { scopeOf } from "@/lib/platform/scope";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { printSheets } from "@/lib/resets/documents";
import { boyNames, girlNames, lastNames } from "@/scripts/sample/names";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { formOf, make } from "@/tests/support/gestures";
import { makeStudents } from "@/tests/support/students";

export type BenchSchool = { uai: string; pupilCount: number; principal: TestOperator };

const firstNames = [...girlNames, ...boyNames];
const drawn = (names: readonly string[]) => names[randomInt(names.length)] ?? "";

const watchMs = 20;
const sliceSize = 3_000;

const classNameOf = (rank: number) => `${6 - (rank % 4)}e ${rank + 1}`;

/** The names of so many classes. */
export const benchClasses = (classCount: number) =>
  Array.from({ length: classCount }, (_, rank) => classNameOf(rank));

/** A new school whose pupils, spread over its classes, have never been reset; its principal is signed in. */
export async function makeBenchSchool(pupilCount: number, classCount: number): Promise<BenchSchool> {
  const { uai } = await makeSchool();
  for (let made = 0; made < pupilCount; made += sliceSize)
    await makeStudents(uai, Math.min(sliceSize, pupilCount - made), (rank) => ({
      lastName: drawn(lastNames).toUpperCase(),
      firstName: drawn(firstNames),
      className: classNameOf((made + rank) % classCount),
      identifier: `p${made + rank}`,
    }));
  return { uai, pupilCount, principal: await makeOperator({ uai }) };
}

/** The gesture itself, as the last step of the wizard makes it; answers the campaign's id. */
export async function startBenchCampaign({ uai, pupilCount, principal }: BenchSchool): Promise<string> {
  const plan = {
    uai,
    portee: "ALL",
    validite: "90",
    nombre: String(pupilCount),
    requestId: randomUUID(),
  };
  const outcome = await make(startCampaign, plan, principal);
  if (outcome.status !== "led") throw new Error(`The campaign did not start: ${JSON.stringify(outcome)}`);
  return outcome.href.split("/").at(-1) ?? "";
}

/** Waits until the campaign is over. */
export async function endOfCampaign({ uai }: Pick<BenchSchool, "uai">, id: string): Promise<void> {
  while (!(await isOver(uai, id))) await pause(watchMs);
}

export async function isOver(uai: string, id: string): Promise<boolean> {
  const { status } = await inTransaction(scopeOf([uai]), (tx) =>
    tx.resetCampaign.findUniqueOrThrow({ where: { uai_id: { uai, id } }, select: { status: true } }),
  );
  return status === "DONE";
}

/** One document of lists and slips a class, each through the door of print, read to its last byte. */
export async function printEachClass(
  { uai, principal }: Pick<BenchSchool, "uai" | "principal">,
  campaignId: string,
  classNames: readonly string[],
): Promise<void> {
  for (const classe of classNames) {
    const form = formOf({ uai, campaignId, contenu: "BOTH", classe });
    const request = { now: new Date(), sessionToken: principal.sessionToken };
    const result = await asRequest(request, () => printSheets(form));
    if (result.status !== "printed") throw new Error(`Class ${classe} was not printed: ${result.status}`);
    await result.response.arrayBuffer();
  }
}

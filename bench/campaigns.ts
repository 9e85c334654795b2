import { randomInt, randomUUID } from "node:crypto";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { boyNames, girlNames, lastNames } from "@/scripts/sample/names";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { makeStudents } from "@/tests/support/students";

export type BenchSchool = { uai: string; pupilCount: number; principal: TestOperator };

const firstNames = [...girlNames, ...boyNames];
const drawn = (names: readonly string[]) => names[randomInt(names.length)] ?? "";

/** A new school whose pupils, spread over its classes, have never been reset; its principal is signed in. */
export async function makeBenchSchool(pupilCount: number, classCount: number): Promise<BenchSchool> {
  const { uai } = await makeSchool();
  await makeStudents(uai, pupilCount, (rank) => ({
    lastName: drawn(lastNames).toUpperCase(),
    firstName: drawn(firstNames),
    className: `${6 - (rank % 4)}e ${(rank % classCount) + 1}`,
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

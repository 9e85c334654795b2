import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { runCampaign } from "@/lib/resets/jobs";
import { readAlteredNames } from "@/lib/resets/read/campaigns";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { principal, startFor } from "./campaigns";

useTestDatabase();
afterAll(closeDatabase);

test("names that paper shows otherwise are announced, and only those", async () => {
  const { uai, operator } = await principal();
  const names = ["ŒUVRARD-ÖZGÜR", "ĐẶNG", "王"];
  await makeStudents(uai, names.length, (rank) => ({ lastName: names[rank] ?? "", firstName: "Zoé" }));
  const campaignId = await startFor(uai, operator, names.length);
  await workQueue([runCampaign]);
  const altered = await asRequest({ sessionToken: operator.sessionToken, now: new Date() }, () =>
    readAlteredNames(uai, campaignId),
  );
  expect(altered.map(({ name }) => name)).toEqual(["王 Zoé"]);
});

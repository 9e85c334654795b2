import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { replaceLostSheets } from "@/lib/resets/actions/hand-over";
import { runCampaign } from "@/lib/resets/jobs";
import { isPassphrase } from "@/lib/resets/rules/passphrase";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { passwordsOf, principal, startFor } from "./campaigns";

useTestDatabase();
afterAll(closeDatabase);

test.each([
  ["PASSWORD", false],
  ["PASSPHRASE", true],
] as const)("a campaign of the form %s seals only that form, lost sheets included", async (form, phrases) => {
  const { uai, operator } = await principal();
  const pupils = await makeStudents(uai, 30);
  const campaignId = await startFor(uai, operator, 30);
  await asOwner('update reset_campaign set secret_form = $2::"SecretForm" where id = $1 returning 1', [
    campaignId,
    form,
  ]);
  await workQueue([runCampaign]);
  const first = await passwordsOf(campaignId);
  expect(first).toHaveLength(30);
  expect(new Set(first).size).toBe(30);
  expect(first.map(isPassphrase)).toEqual(first.map(() => phrases));

  const [eleve = ""] = pupils;
  await make(replaceLostSheets, { uai, campaignId, classe: "6e A", eleve }, operator);
  await workQueue([runCampaign]);
  const second = await passwordsOf(campaignId);
  expect(second.filter((password) => !first.includes(password))).toHaveLength(1);
  expect(second.map(isPassphrase)).toEqual(second.map(() => phrases));
});

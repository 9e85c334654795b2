import { afterAll, expect, test } from "vitest";
import { printSheets } from "@/lib/resets/documents";
import { handOutSheets } from "@/lib/resets/actions/hand-over";
import { runCampaign } from "@/lib/resets/jobs";
import { closeDatabase, database } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { asRequest } from "@/lib/platform/request";
import { scopeOf } from "@/lib/platform/scope";
import { openSession } from "@/lib/platform/session";
import { makeOperator, type TestOperator } from "@/tests/support/factories";
import { formOf, make } from "@/tests/support/gestures";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";
import { addImport, campaignOf, read, school } from "./desk";

useTestDatabase();
afterAll(closeDatabase);

const hourMs = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * hourMs);
/** Another session of the same person, opened at that hour. */
const sessionAt = async (operator: TestOperator, hour: Date): Promise<TestOperator> => ({
  ...operator,
  sessionToken: await openSession(database(), operator.id, hour),
});
const linesOf = ({ changes }: Awaited<ReturnType<typeof read>>) => changes?.lines.map(({ text }) => text);

test("each act is told once, and leads to what it tells", async () => {
  const { uai, operator } = await school();
  await addImport(uai, { status: "APPLIED", appliedAt: at(-2) });
  const { id: importId } = await addImport(uai, { status: "APPLIED", appliedAt: at(0.1) });
  const campaignId = await campaignOf(uai, operator);
  await workQueue([runCampaign]);
  const request = { now: new Date(), sessionToken: operator.sessionToken };
  await asRequest(request, () => printSheets(formOf({ uai, campaignId, contenu: "LIST", classe: "6e A" })));
  await asRequest(request, () => printSheets(formOf({ uai, campaignId, contenu: "SLIPS", classe: "6e A" })));
  await make(handOutSheets, { uai, campaignId, classe: "6e A", tous: "oui" }, operator);
  const later = await sessionAt(operator, at(1));
  const { changes } = await read(uai, later, at(1));
  expect(changes?.lines.map(({ text, path }) => [text, path])).toEqual([
    ["1 import appliqué", `/imports/${importId}`],
    ["1 campagne terminée\u00a0: 4 mots de passe réinitialisés", `/reinitialisations/${campaignId}`],
    ["Feuilles imprimées\u00a0: 1 classe", `/reinitialisations/${campaignId}`],
    ["Feuilles remises\u00a0: 1 classe", `/reinitialisations/${campaignId}`],
  ]);
});

test("passwords that have ended since are counted, and those that were replaced are not", async () => {
  const { uai, operator } = await school();
  const campaignId = await campaignOf(uai, operator);
  await workQueue([runCampaign]);
  const end = (await read(uai, operator)).sheets[0]?.expiresAt ?? new Date(0);
  await inTransaction(scopeOf([uai]), async (tx) => {
    const secret = await tx.provisionalSecret.findFirstOrThrow({ where: { uai, campaignId } });
    await tx.provisionalSecret.update({
      where: { uai_id: { uai, id: secret.id } },
      data: { liveStudentId: null, sealed: null, voidedAt: at(0), purgedAt: at(0) },
    });
  });
  await sessionAt(operator, new Date(end.getTime() - hourMs));
  const later = await sessionAt(operator, new Date(end.getTime() + hourMs));
  const linesAt = async (ms: number) => linesOf(await read(uai, later, new Date(end.getTime() + ms)));
  expect(await linesAt(0)).toEqual([]);
  expect(await linesAt(1)).toEqual(["3 mots de passe provisoires ont expiré"]);
});

test("one was last there at the start, the step-up or the end of any earlier session", async () => {
  const { uai, operator } = await school();
  const present = await sessionAt(operator, at(5));
  const since = async () => (await read(uai, present, at(5))).changes?.since;
  const earlier = { where: { operatorId: operator.id, createdAt: { lt: at(4) } } };
  const { createdAt } = await database().session.findFirstOrThrow(earlier);
  expect(await since()).toEqual(createdAt);
  await database().session.updateMany({ ...earlier, data: { secondFactorAt: at(1) } });
  expect((await since())?.getTime()).toBeGreaterThan(at(0.9).getTime());
  const signedOutAt = at(2);
  await database().session.updateMany({ ...earlier, data: { revokedAt: signedOutAt } });
  expect(await since()).toEqual(signedOutAt);
  // Closed from the present session: nobody was there.
  await database().session.updateMany({ ...earlier, data: { revokedAt: at(6) } });
  expect((await since())?.getTime()).toBeLessThan(at(1.1).getTime());
});

test("the RUPN is told of imports only", async () => {
  const { uai, operator } = await school();
  const rupn = await makeOperator({ uai, roles: ["RUPN"] });
  await campaignOf(uai, operator);
  await workQueue([runCampaign]);
  await addImport(uai, { status: "APPLIED", appliedAt: at(0.1) });
  const later = await sessionAt(rupn, at(1));
  expect(linesOf(await read(uai, later, at(1)))).toEqual(["1 import appliqué"]);
});

import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { notificationMail } from "@/lib/notifications/jobs";
import { closeDatabase } from "@/lib/platform/database/client";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { request, watchedSchool } from "@/tests/integration/resets/approvals";
import { campaignOf, journalled, planFor } from "@/tests/integration/resets/campaigns";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();

type Received = { to: string[]; raw: string };
const received: Received[] = [];
let refusals = 0;

/** A mailbox for the tests: it takes everything, but for the refusals asked. */
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onData(stream, session, answer) {
    void text(stream).then((raw) => {
      if (refusals > 0) {
        refusals -= 1;
        answer(new Error("Mailbox full"));
        return;
      }
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
      answer();
    });
  },
});

beforeAll(async () => {
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  // The port is a number once it listens: an address by name is for pipes.
  const { port } = listening.address() as AddressInfo;
  process.env["SMTP_URL"] = `smtp://127.0.0.1:${port}`;
  process.env["MAIL_FROM"] = "Vigie ENT <vigie@exemple.fr>";
});
afterAll(async () => {
  await closeDatabase();
  await new Promise<void>((done) => {
    server.close(done);
  });
});
beforeEach(() => {
  received.length = 0;
  refusals = 0;
});

/** What the reader of the mail sees: quoted-printable undone. */
function readable(raw: string): string {
  const bytes = raw
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

const mailed = (uai: string) =>
  asOwner<{ id: string; mailed_at: Date | null }>("select id, mailed_at from notification where uai = $1", [
    uai,
  ]);

const retryNow = () =>
  asOwner("update graphile_worker._private_jobs set run_at = now() where last_error is not null");

test("who may approve receives the school, the gesture and the console’s address, once", async () => {
  const { uai, requester, deputy } = await watchedSchool();
  const campaignId = await request(uai, requester);
  await workQueue([notificationMail]);
  expect(received.map(({ to }) => to)).toEqual([[deputy.email]]);
  const mail = readable(received[0]?.raw ?? "");
  expect(mail).toContain("From: Vigie ENT <vigie@exemple.fr>");
  expect(mail).toContain("Collège des Capucines");
  expect(mail).toContain("Une réinitialisation attend votre approbation");
  expect(mail).toContain(`http://localhost:3000/e/${uai}/reinitialisations/${campaignId}`);
  const [notification] = await mailed(uai);
  expect(notification?.mailed_at).toBeInstanceOf(Date);
  expect(mail).toContain(`Message-ID: <${notification?.id ?? ""}@localhost>`);
  expect(await journalled(uai, "notification.mailed")).toMatchObject([{ target_id: notification?.id }]);
});

test("the mail names nobody: neither pupil, nor operator, nor the reason given", async () => {
  const { uai, requester } = await watchedSchool();
  const reason = "Zoé ÉLÈVE a donné son mot de passe à toute la classe";
  const id = campaignOf(await make(startCampaign, planFor(uai, 4, { urgence: reason }), requester));
  expect(id).not.toBe("");
  await workQueue([notificationMail]);
  expect(received).toHaveLength(1);
  const mail = readable(received[0]?.raw ?? "");
  expect(mail).toContain("urgence");
  for (const secret of ["Zoé", "ÉLÈVE", "toute la classe", requester.name, requester.email])
    expect(mail).not.toContain(secret);
});

test("refused by the mail server, it is tried again by the queue, and sent once", async () => {
  const { uai, requester } = await watchedSchool();
  await request(uai, requester);
  refusals = 1;
  await workQueue([notificationMail]);
  expect(received).toEqual([]);
  expect(await mailed(uai)).toMatchObject([{ mailed_at: null }]);
  await retryNow();
  await workQueue([notificationMail]);
  expect(received).toHaveLength(1);
  const [{ mailed_at: first } = { mailed_at: null }] = await mailed(uai);
  expect(first).toBeInstanceOf(Date);
});

test("the same work done twice sends one mail, and keeps its hour", async () => {
  const { uai, requester } = await watchedSchool();
  await request(uai, requester);
  await workQueue([notificationMail]);
  const before = await mailed(uai);
  await notificationMail.perform({
    origin: { uai, batchId: crypto.randomUUID(), actor: null },
    payload: { notificationId: before[0]?.id ?? "" },
  });
  expect(received).toHaveLength(1);
  expect(await mailed(uai)).toEqual(before);
});

test("what was answered before the mail left is not mailed", async () => {
  const { uai, requester } = await watchedSchool();
  await request(uai, requester);
  await asOwner("update notification set read_at = now() where uai = $1", [uai]);
  await workQueue([notificationMail]);
  expect(received).toEqual([]);
  expect(await mailed(uai)).toMatchObject([{ mailed_at: null }]);
});

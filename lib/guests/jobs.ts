import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import { type Account, fullName } from "@/lib/accounts/rules/account";
import { announce } from "@/lib/notifications/announce";
import { orderChanges } from "@/lib/outgoing/order";
import { orderOf } from "@/lib/outgoing/rules";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineJob } from "@/lib/platform/define-job";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { canMail, sendMail } from "@/lib/platform/mail";
import { findGuestPolicy } from "./facts";
import { dueAnnouncement, isDue, nextStep, type Step } from "./rules/lifecycle";
import { describeComing, describeDone } from "./rules/words";
import { claimAnnouncement, findSponsorMail, listKeepers, removeGuest, saveStatus } from "./store";
import { lockSchool } from "@/lib/establishments/lock";
import { bumpPeopleVersion } from "@/lib/accounts/people-version";

const author = "La console";

/**
 * What the console does by itself of a school’s guests, each hour: the step that is due, and the announcements of those
 * to come, once each. Whoever’s last sign-in is unknown is never touched.
 */
export const sweepGuests = defineJob({
  name: "guest-sweep",
  audit: "guest.swept",
  payload: z.object({}),
  async run({ uai, step }) {
    await step(async ({ tx, now }) => {
      await lockSchool(tx, uai);
      return { result: undefined, targets: await sweepSchool(tx, uai, now) };
    });
  },
});

async function sweepSchool(tx: Transaction, uai: string, now: Date): Promise<JournalTarget[]> {
  const today = parisDay(now);
  const policy = await findGuestPolicy(tx, uai);
  const keepers = await listKeepers(tx, uai, now);
  const targets: JournalTarget[] = [];
  for (const account of await listSchoolAccounts(tx, uai)) {
    const next = nextStep(account, policy, parisDay);
    if (!next) continue;
    if (isDue(next, today)) targets.push(await take(tx, { uai, account, next, keepers, now }));
    else await announceComing(tx, { uai, account, next, keepers, now }, dueAnnouncement(next, today));
  }
  if (targets.length > 0) await bumpPeopleVersion(tx, uai);
  return targets;
}

type Visit = { uai: string; account: Account; next: Step; keepers: readonly string[]; now: Date };

async function take(tx: Transaction, visit: Visit): Promise<JournalTarget> {
  const { uai, account, next, now } = visit;
  const text = describeDone(fullName(account), next.gesture);
  await tell(tx, visit, { kind: "GUEST_STEP", text });
  const status = next.gesture === "SUSPEND" ? ("SUSPENDED" as const) : ("BINNED" as const);
  const expected = next.gesture === "DELETE" ? { exists: false } : { status };
  await orderChanges(tx, { uai, by: author, now }, [orderOf(next.gesture, account, expected)]);
  if (next.gesture === "DELETE") await removeGuest(tx, uai, account.id);
  else await saveStatus(tx, { uai, id: account.id, status, now });
  const detail = { gesture: next.gesture, endsOn: account.guest?.endsOn ?? null, name: fullName(account) };
  return { kind: "account", id: account.id, detail };
}

async function announceComing(tx: Transaction, visit: Visit, days: number | null): Promise<void> {
  if (days === null) return;
  const { uai, account, next, now } = visit;
  const key = `${next.gesture}:${next.on}:${days}`;
  if (!(await claimAnnouncement(tx, { uai, accountId: account.id, key, now }))) return;
  await tell(tx, visit, { kind: "GUEST_ENDS", text: describeComing(fullName(account), next) });
}

/** On the screens of those who act on guests, and in the sponsor’s mailbox. */
async function tell(
  tx: Transaction,
  { uai, account, keepers, now }: Visit,
  { kind, text }: { kind: "GUEST_ENDS" | "GUEST_STEP"; text: string },
): Promise<void> {
  await announce(tx, { uai, recipientIds: keepers, kind, subjectId: account.id, text, now });
  if (!canMail()) return;
  const to = await findSponsorMail(tx, uai, account.id);
  if (!to) return;
  const payload = { accountId: account.id, to: to.to, schoolName: to.schoolName, text };
  await sponsorMail.enqueue(tx, { uai, actor: null, payload, key: `${account.id}:${text}` });
}

/**
 * Tells a sponsor by mail what becomes of their guest: it names the guest and the school, and asks nothing. The address
 * travels with the work, since a deleted guest has none any more.
 */
export const sponsorMail = defineJob({
  name: "guest-sponsor-mail",
  audit: "guest.sponsor-mailed",
  payload: z.object({ accountId: z.uuid(), to: z.string(), schoolName: z.string(), text: z.string() }),
  async run({ payload: { accountId, to, schoolName, text }, step }) {
    const id = createHash("sha256").update(`${accountId}:${text}`).digest("hex").slice(0, 32);
    const lines = ["Bonjour,", text, `Établissement : ${schoolName}`, question];
    const isSent = await sendMail({
      id,
      to,
      subject: `Compte invité – ${schoolName}`,
      text: `${lines.join("\n\n")}\n`,
    });
    if (isSent)
      await step(() => Promise.resolve({ result: undefined, targets: [{ kind: "account", id: accountId }] }));
  },
});

const question =
  "Vous êtes le parrain de cette personne. Si elle a encore besoin de son compte, dites-le au référent numérique de l’établissement, qui peut le prolonger.";

import "server-only";
import * as z from "zod";
import { defineJob } from "@/lib/platform/define-job";
import { environment } from "@/lib/platform/env";
import { sendMail } from "@/lib/platform/mail";
import { mailOf } from "./rules";
import { findToMail, saveMailed } from "./store";

/**
 * Mails one announcement to its recipient. The queue tries again when the mail server does not answer; killed between
 * the sending and its entry, the same mail leaves a second time, under the same identifier.
 */
export const notificationMail = defineJob({
  name: "notification-mail",
  audit: "notification.mailed",
  payload: z.object({ notificationId: z.uuid() }),
  async run({ payload: { notificationId: id }, scope, step }) {
    const found = await step(async ({ tx }) => ({ result: await findToMail(tx, scope, id), targets: [] }));
    if (!found) return;
    const { APP_URL } = environment();
    const { kind, uai, subjectId, establishment, recipient } = found;
    const mail = mailOf(kind, { uai, subjectId, schoolName: establishment.name }, APP_URL);
    const isSent = await sendMail({ ...mail, id, to: recipient.email });
    if (!isSent) return;
    await step(async ({ tx, now }) => {
      const isFirst = await saveMailed(tx, scope, id, now);
      return { result: undefined, targets: isFirst ? [{ kind: "notification", id }] : [] };
    });
  },
});

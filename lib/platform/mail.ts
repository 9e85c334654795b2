import "server-only";
import { createTransport } from "nodemailer";
import { environment } from "./env";

export type Mail = {
  /** The same mail sent twice keeps its identifier: a mailbox may show it once. */
  id: string;
  to: string;
  subject: string;
  text: string;
};

// A server that does not answer must not hold a worker; the queue tries again.
const patienceMs = 20_000;

/** True when the console was given a mail server. */
export function canMail(): boolean {
  return environment().SMTP_URL !== undefined;
}

/** Hands a mail over to the server; false when there is none. Throws when the server refuses or does not answer. */
export async function sendMail({ id, ...content }: Mail): Promise<boolean> {
  const { SMTP_URL, MAIL_FROM, APP_URL } = environment();
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return false;
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // Texts are ours: neither a file nor an address is ever fetched to make a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      ...content,
      from: MAIL_FROM,
      messageId: `<${id}@${new URL(APP_URL).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return true;
  } finally {
    transport.close();
  }
}

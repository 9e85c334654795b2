import { randomBytes } from "node:crypto";

/** The lines of a `.env`: the address of the console and secrets nobody has seen. */
export function freshSettings(appUrl: string): string {
  const draw = () => randomBytes(32).toString("base64");
  return [
    `APP_URL=${appUrl}`,
    `SESSION_SECRET=${draw()}`,
    `PASSWORD_PEPPER=${draw()}`,
    `SEALING_KEYS=k1:${draw()}`,
    `NEXT_SERVER_ACTIONS_ENCRYPTION_KEY=${draw()}`,
    "",
  ].join("\n");
}

import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { encode } from "next-auth/jwt";
import { environment } from "@/lib/platform/env";
import { whenReady } from "@/scripts/start/ready";
import { nextProgram, startWeb } from "@/scripts/start/web";
import { consolePort } from "./bench-database";
import { peakMbOf, timed } from "./measure";

/** The console as it is built, answering on this machine only. */
export type WebConsole = {
  /** Asks for a page with a session, and answers its time in milliseconds; throws when the page is not that page. */
  get: (path: string, sessionToken: string) => Promise<number>;
  peakMb: () => number;
};

const host = "127.0.0.1";
const cookieName = "authjs.session-token";

/** Runs work on a console of its own, built if need be, on the database that the environment names. */
export async function withConsole<Result>(
  work: (console: WebConsole) => Promise<Result>,
  port = consolePort,
): Promise<Result> {
  if (!existsSync(".next/BUILD_ID")) build();
  const settings = { host, port, dataDirectory: "" };
  const web = startWeb(settings, "start");
  const ended = once(web, "exit");
  try {
    const died = ended.then(() => {
      throw new Error(
        "La console s’est arrêtée pendant la mesure : lancez « npm run build », puis recommencez.",
      );
    });
    return await Promise.race([
      died,
      whenReady(settings).then(() => work({ get: getFrom(port), peakMb: () => peakMbOf(web.pid ?? 0) })),
    ]);
  } finally {
    web.kill("SIGTERM");
    await ended;
  }
}

function build(): void {
  const { status } = spawnSync(process.execPath, [nextProgram, "build"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Error("La construction a échoué : « npm run build » en montre le détail.");
}

const getFrom =
  (port: number): WebConsole["get"] =>
  async (path, sessionToken) => {
    const cookie = await encode({
      token: { sub: sessionToken },
      secret: environment().SESSION_SECRET,
      salt: cookieName,
    });
    return timed(async () => {
      const answer = await fetch(`http://${host}:${port}${path}`, {
        headers: { cookie: `${cookieName}=${cookie}` },
        redirect: "manual",
      });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    });
  };

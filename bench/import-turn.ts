import { createReadStream } from "node:fs";
import { SaxesParser } from "saxes";
import { readImport } from "@/lib/imports/jobs/read-import";
import { closeDatabase, database } from "@/lib/platform/database/client";
import { workQueue } from "@/tests/support/queue";
import { ownPeakMb, timed } from "./measure";

/** What one process measured of itself: its memory above what it held once it was ready. */
export type ProcessTurn = { ms: number; growthMb: number; peakMb: number };

/** A parser that hears of every tag and text, and keeps nothing. */
async function parseBare(file: string): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const heard = { events: 0 };
  for (const event of ["opentag", "text", "closetag"] as const) {
    parser.on(event, () => {
      heard.events += 1;
    });
  }
  for await (const chunk of createReadStream(file, { encoding: "latin1" })) parser.write(chunk as string);
  parser.close();
  if (heard.events === 0) throw new Error("The parser heard nothing");
}

async function measure(work: () => Promise<void>): Promise<ProcessTurn> {
  const before = process.memoryUsage.rss() / 1024 / 1024;
  const ms = await timed(work);
  const peakMb = ownPeakMb();
  return { ms, growthMb: Math.max(0, Math.round(peakMb - before)), peakMb };
}

const [kind, file = ""] = process.argv.slice(2);
if (kind === "parse") {
  console.log(JSON.stringify(await measure(() => parseBare(file))));
} else {
  await database().$queryRaw`select 1`;
  console.log(JSON.stringify(await measure(() => workQueue([readImport]))));
  await closeDatabase();
}

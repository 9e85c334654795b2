import { fork } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { boyNames, girlNames, lastNames } from "@/scripts/sample/names";
import { makeDesk } from "@/tests/integration/imports/desk";
import { aafZip, type Fed } from "@/tests/integration/people/files";
import { compare, type Row, takeTurns } from "./measure";
import type { PeopleOrder, PeopleTurn } from "./people-turn";

const sizes = { small: 1_000, required: 10_000, large: 100_000 };
const program = path.join(import.meta.dirname, "people-turn.ts");
/** The set is written in ISO-8859-1. */
const isLatin = (name: string) => /^[\u0020-\u00FF]+$/.test(name);
const firstNames = [...girlNames, ...boyNames].filter(isLatin);
const familyNames = lastNames.filter(isLatin);
const drawn = (names: readonly string[]) => names[randomInt(names.length)] ?? "";
const functions = ["ENS", "ENS", "ENS", "EDU", "DIR", "DOC", "ADM", "LAB"];

export function drawPeople(count: number): Fed[] {
  return Array.from({ length: count }, (_, rank) => ({
    id: String(10_000 + rank),
    sn: drawn(familyNames).toUpperCase(),
    givenName: drawn(firstNames),
    born: `${String((rank % 28) + 1).padStart(2, "0")}/0${(rank % 9) + 1}/${1950 + (rank % 60)}`,
    mail: `p${rank}@ac-toulouse.fr`,
    functions: [drawn(functions)],
  }));
}

/**
 * A set of 10,000 people, sent, read, previewed and applied by the doors, each time in a fresh process, beside ten times
 * one of 1,000; then one of 100,000 beside ten times one of 10,000, fewer times: it is ten times as long.
 */
export async function peopleImportRows(runs: number): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "vigie-bench-people-"));
  try {
    const row = async (
      name: string,
      against: string,
      order: { size: number; beside: number; runs: number },
    ) => {
      const scale = order.size / order.beside;
      const turns = await takeTurns(order.runs, async () => ({
        theirs: await inFreshProcess(folder, order.beside),
        ours: await inFreshProcess(folder, order.size),
      }));
      const peakMb = Math.max(...turns.map(({ ours }) => ours.peakMb));
      const times = turns.map(({ ours, theirs }) => ({ ours: ours.ms, theirs: theirs.ms * scale }));
      const growthMb = Math.max(...turns.map(({ ours }) => ours.peakMb - ours.heldMb));
      return { ...compare({ suite: "people", row: name, against, peakMb }, times), growthMb };
    };
    const { small, required, large } = sizes;
    return [
      await row("people-import-10k", "ten-of-1000", { size: required, beside: small, runs }),
      await row("people-import-100k", "ten-of-10000", {
        ...{ size: large, beside: required },
        runs: Math.min(runs, 2),
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inFreshProcess(folder: string, count: number): Promise<PeopleTurn> {
  const desk = await makeDesk("RUPN");
  const file = path.join(folder, "aaf.zip");
  writeFileSync(file, Buffer.from(await aafZip(desk.uai, drawPeople(count)).arrayBuffer()));
  const order: PeopleOrder = { desk, file };
  const child = fork(program, [JSON.stringify(order)]);
  const [told] = (await once(child, "message")) as [PeopleTurn];
  return told;
}

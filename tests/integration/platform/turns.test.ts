import { afterAll, expect, test } from "vitest";
import * as z from "zod";
import { closeDatabase } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { defineJob } from "@/lib/platform/define-job";
import { scopeOf } from "@/lib/platform/scope";
import { makeSchool } from "@/tests/support/factories";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

const told: string[] = [];

const long = defineJob({
  name: "test-long",
  audit: "test.long",
  payload: z.object({ name: z.string(), turns: z.number() }),
  async run({ payload: { name, turns }, uai, cede }) {
    told.push(name);
    const mine = told.filter((turn) => turn === name).length;
    if (name === "first" && mine === 2)
      await inTransaction(scopeOf([uai]), (tx) =>
        short.enqueue(tx, { uai, actor: null, payload: {}, key: "short" }),
      );
    if (mine < turns) cede();
  },
});

const short = defineJob({
  name: "test-short",
  audit: "test.short",
  payload: z.object({}),
  run() {
    told.push("short");
    return Promise.resolve();
  },
});

test("who has not had a turn goes before the long ones that wait for another, and they take theirs in order", async () => {
  const { uai } = await makeSchool();
  for (const name of ["first", "second"])
    await inTransaction(scopeOf([uai]), (tx) =>
      long.enqueue(tx, { uai, actor: null, payload: { name, turns: 4 }, key: name }),
    );
  await workQueue([long, short]);
  expect(told).toEqual([
    ...["first", "second", "first"],
    "short",
    ...["second", "first", "second", "first", "second"],
  ]);
});

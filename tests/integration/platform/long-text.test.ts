import { afterAll, expect, test } from "vitest";
import { closeDatabase, database } from "@/lib/platform/database/client";
import { lendName } from "@/lib/platform/database/long-text";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

const echo = async (value: string) => {
  const [row] = await database().$queryRaw<{ said: string }[]>`select ${value}::text as said`;
  return row?.said;
};

test("a text that was lent a name reaches PostgreSQL whole, beside another", async () => {
  const [long, other] = ["Đặng « Œuf » ".repeat(20_000), '{"a":"\\u0041"}'];
  const said = await Promise.all([long, other].map((text) => lendName(text, echo)));
  expect(said).toEqual([long, other]);
});

test("a name is worth nothing once its statement is over, even when it failed", async () => {
  const names: string[] = [];
  const keep = (name: string) => {
    names.push(name);
    return Promise.reject(new Error("failed"));
  };
  await expect(lendName("secret", keep)).rejects.toThrow("failed");
  await expect(echo(names[0] ?? "")).rejects.toThrow();
});

import { randomUUID } from "node:crypto";
import { readDelegations } from "@/lib/delegations/read";
import { parisDay } from "@/lib/paris-day";
import { database } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { principal } from "@/tests/integration/resets/campaigns";
import { type TestOperator } from "@/tests/support/factories";
import type { make } from "@/tests/support/gestures";
import { type Fields } from "@/tests/support/gestures";
import { makeStudents } from "@/tests/support/students";

export const today = parisDay(new Date());
export const anyEmail = () => `${randomUUID()}@ac-toulouse.fr`;

/** A school of two classes of two pupils, and its principal. */
export async function school() {
  const found = await principal();
  const ids = await makeStudents(found.uai, 4, (rank) => ({ className: rank < 2 ? "6e A" : "6e B" }));
  return { ...found, ids };
}

export const giftTo = (uai: string, email: string, changes: Fields = {}): Fields => ({
  uai,
  email,
  nom: "Paul Roux",
  classe: ["6e A", "6e B"],
  jusquAu: today,
  ...changes,
});

export const memberships = (email: string) =>
  database().membership.findMany({ where: { operator: { email } }, orderBy: { uai: "asc" } });

export async function readAll(uai: string, { sessionToken }: TestOperator, now = new Date()) {
  const { delegations } = await asRequest({ now, sessionToken }, () => readDelegations(uai));
  return delegations;
}

/** The delegation of this address, as the principal's list names it. */
export async function idOf(uai: string, operator: TestOperator, email: string): Promise<string> {
  return (await readAll(uai, operator)).find((row) => row.email === email)?.id ?? "";
}

export const tokenIn = (outcome: Awaited<ReturnType<typeof make>>) =>
  outcome.status === "done" ? (outcome.reveal?.[0] ?? "").split("/enrolement/")[1] : undefined;

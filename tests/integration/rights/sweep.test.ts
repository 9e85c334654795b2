import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { revokeRights } from "@/lib/rights/actions";
import { sweepRights } from "@/lib/rights/jobs";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal } from "../imports/desk";
import { jeanne, paul, schoolOf } from "../people/school";
import { grants, importRights } from "./school";

useTestDatabase();
afterAll(closeDatabase);

async function sweep(uai: string): Promise<void> {
  await inTransaction(scopeOf([uai]), (tx) =>
    sweepRights.enqueue(tx, { uai, actor: null, payload: {}, key: uai }),
  );
  await workQueue([sweepRights]);
}

const dayFrom = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split("-").reverse().join("/");

async function schoolWith(lines: readonly Readonly<Record<string, string>>[]) {
  const school = await schoolOf(jeanne, paul);
  await importRights(school.desk, "SERVICES", [{ Service: "msg", "Nom du service": "Messagerie" }]);
  await importRights(school.desk, "GRANTS", lines);
  return school;
}

test("a right is revoked by the console the day after its last one, and the journal says so", async () => {
  const { uai } = await schoolWith([
    { Cible: "msg", Bénéficiaire: "j.dupont", "Jusqu’au": dayFrom(-2) },
    { Cible: "msg", Bénéficiaire: "p.leroy", "Jusqu’au": dayFrom(2) },
  ]);
  await sweep(uai);
  const kept = (await grants(uai)).filter(({ revoked_on: revokedOn }) => revokedOn === null);
  expect(kept.map(({ ends_on: endsOn }) => endsOn)).toEqual([dayFrom(2).split("/").reverse().join("-")]);
  expect(await journal(uai, "rights.ended")).toHaveLength(1);
  await sweep(uai);
  expect(await journal(uai, "rights.ended")).toHaveLength(1);
});

test("the next list of grants confirms an order carried out in the ENT, or shows that it was not", async () => {
  const lines = ["j.dupont", "p.leroy"].map((Bénéficiaire) => ({ Cible: "msg", Bénéficiaire }));
  const { uai, desk, operator } = await schoolWith(lines);
  await asOwner("update establishment set connector = 'FILE' where uai = $1", [uai]);
  const droit = (await grants(uai)).map(({ id }) => id);
  for (const id of droit) await make(revokeRights, { uai, requestId: randomUUID(), droit: id }, operator);
  await importRights(desk, "GRANTS", lines.slice(1));
  const orders = await asOwner<{ status: string; discrepancy: string | null }>(
    "select status::text, discrepancy from outgoing_change where uai = $1 order by status",
    [uai],
  );
  expect(orders).toEqual([
    { status: "CONFIRMED", discrepancy: null },
    { status: "CONTRADICTED", discrepancy: "Ce droit est encore dans la liste." },
  ]);
});

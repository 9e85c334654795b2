import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { importPeople, jeanne, paul, schoolOf } from "./school";

useTestDatabase();
afterAll(closeDatabase);

const origins = (uai: string) =>
  asOwner<{ name: string; source: string }>(
    `select a.last_name as name, o.source::text from account_origin o
     join ent_account a on a.uai = o.uai and a.id = o.account_id where o.uai = $1 order by name, source`,
    [uai],
  );

test("the source that a list of the ENT names is kept beside the list itself, and not renewed by it", async () => {
  const people = [
    { ...jeanne, Source: "Manuel" },
    { ...paul, Source: "SIECLE" },
  ];
  const { desk, uai } = await schoolOf(...people);
  const found = [
    { name: "DUPONT", source: "CSV" },
    { name: "DUPONT", source: "MANUAL" },
    { name: "LEROY", source: "CSV" },
  ];
  expect(await origins(uai)).toEqual(found);
  await importPeople(desk, "ACCOUNTS", people);
  expect(await origins(uai)).toEqual(found);
});

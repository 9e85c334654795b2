import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { useTestDatabase } from "@/tests/support/test-database";
import { asOwner } from "@/tests/support/owner";
import { importRights } from "../rights/school";
import { whileDiskIsFull } from "../rights/traps";
import {
  campaigns,
  close,
  decide,
  decidedReview,
  grantOf,
  items,
  open,
  plain,
  schoolOfRights,
} from "./school";

useTestDatabase();
afterAll(closeDatabase);

test("a rubric moved by an import while a review is open: what was kept of it is not attested", async () => {
  const school = await schoolOfRights();
  const id = await open(school);
  for (const line of [1, 2, 3]) await decide(school, school.operator, id, [line, "KEEP"]);
  await importRights(school.desk, "RUBRICS", [
    { Rubrique: "vs", "Nom de la rubrique": "Vie scolaire" },
    { Rubrique: "adm", "Nom de la rubrique": "Administration" },
    { Rubrique: "cdi", "Nom de la rubrique": "CDI", "Rubrique parente": "adm" },
  ]);
  expect(await close(school, id, 0)).toMatchObject({ status: "done" });
  const [moved, ...others] = await items(id);
  expect(plain(moved?.outcome)).toContain("a changé");
  expect(await grantOf(school.uai, moved?.grant_id)).toMatchObject({ revoked_on: null, reviewed_on: null });
  expect(others.map(({ outcome }) => plain(outcome)?.startsWith("Gardé et attesté"))).toEqual([true, true]);
});

test("a disk full in the journal as a review is closed changes nothing; closed again, it is closed once", async () => {
  const { school, id, lines } = await decidedReview();
  const place = { table: "journal_entry", event: "insert", when: "new.action = 'review.closed'" } as const;
  const failed = await whileDiskIsFull(place, () => close(school, id, 2));
  expect(failed).toMatchObject({ reason: expect.stringContaining("réf.") as string });
  expect(await campaigns(school.uai)).toMatchObject([{ status: "OPEN", batch_id: null }]);
  for (const line of lines)
    expect(await grantOf(school.uai, line.grant_id)).toMatchObject({ revoked_on: null });
  expect(await asOwner("select id from rights_batch where uai = $1", [school.uai])).toEqual([]);
  expect(await close(school, id, 2)).toMatchObject({ status: "done" });
  expect(await campaigns(school.uai)).toMatchObject([{ status: "CLOSED" }]);
});

import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { applyConversion } from "@/lib/rights/actions";
import { make } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { convertible, inForce, prepare } from "./convertible";
import { importRights } from "./school";

useTestDatabase();
afterAll(closeDatabase);

test("a population whose own right ended, and is not swept yet, is given it again by a conversion", async () => {
  const school = await convertible();
  await importRights(school.desk, "GRANTS", [
    ...["j.dupont", "l.nguyen", "r.silva"].map((Bénéficiaire) => ({ Cible: "msg", Bénéficiaire })),
    {
      ...{ Cible: "msg", "Type de bénéficiaire": "Profil", Bénéficiaire: "Enseignant" },
      "Jusqu’au": "01/09/2026",
    },
  ]);
  const { batchId } = await prepare(school);
  expect((await make(applyConversion, { uai: school.uai, batchId }, school.operator)).status).toBe("done");
  expect(await inForce(school.uai)).toMatchObject([{ holder_kind: "PROFILE", ends_on: null }]);
});

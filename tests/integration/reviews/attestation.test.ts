import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { printAttestation } from "@/lib/reviews/documents";
import { fingerprintOf } from "@/lib/reviews/fingerprint";
import { readReview } from "@/lib/reviews/read";
import { canonicalText } from "@/lib/reviews/rules/attestation";
import { formOf } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { countTags, readPdf, solidText } from "@/tests/support/read-pdf";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal } from "../imports/desk";
import { jeanne, schoolOf } from "../people/school";
import { as, campaigns, close, colleague, decide, decidedReview, open, schoolOfRights } from "./school";

useTestDatabase();
afterAll(closeDatabase);

const print = (by: Parameters<typeof as>[0], uai: string, campaignId: string) =>
  as(by, () => printAttestation(formOf({ uai, campaignId })));

describe("the attestation", () => {
  test("is a tagged document of every line, whose content has the SHA-256 of the journal", async () => {
    const { school, id } = await decidedReview();
    const { uai } = school;
    expect(await print(school.operator, uai, id)).toEqual({ status: "refus" });
    await close(school, id, 2);
    const auditor = await colleague(school, "AUDITOR");
    const printed = await print(auditor, uai, id);
    if (printed.status !== "printed") throw new Error("No attestation");
    const pdf = await readPdf([new Uint8Array(await printed.response.arrayBuffer())]);
    const text = solidText(pdf.pages.flat());
    const [review] = await campaigns(uai);
    expect(review?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(text).toContain(review?.sha256 ?? "");
    expect(text).toContain("JeanneDUPONT(Enseignant)estrédacteursur");
    expect(text).toContain("3droitsrevus:1gardé,1retiré,1limité.");
    expect(text).toContain("Motif:Achangédeposte");
    expect(countTags(pdf.tags, "TR")).toBe(4);
    expect(countTags(pdf.tags, "H1")).toBe(1);
    expect(await journal(uai, "review.attested")).toHaveLength(1);
    const far = await schoolOf(jeanne);
    expect(await print(far.operator, far.uai, id)).toEqual({ status: "refus" });
  });

  test("is not printed once what it says is no longer what was sealed", async () => {
    const { school, id } = await decidedReview();
    await close(school, id, 2);
    await asOwner(
      "update review_item set decided_by_name = 'Quelqu’un d’autre' where campaign_id = $1 and seq = 1",
      [id],
    );
    expect(await print(school.operator, school.uai, id)).toEqual({ status: "refus" });
    expect(await journal(school.uai, "review.attested", "REFUSED")).toHaveLength(1);
  });

  test("of a rubber stamp says that it is one, on screen before the close and on paper", async () => {
    const school = await schoolOfRights();
    const id = await open(school);
    for (const line of [1, 2, 3]) await decide(school, school.operator, id, [line, "KEEP"], { duree: "400" });
    expect(await as(school.operator, () => readReview(school.uai, id, {}))).toMatchObject({ isStamp: true });
    await close(school, id, 0);
    const printed = await print(school.operator, school.uai, id);
    if (printed.status !== "printed") throw new Error("No attestation");
    const pdf = await readPdf([new Uint8Array(await printed.response.arrayBuffer())]);
    expect(solidText(pdf.pages.flat())).toContain("gardé,enmoinsd’uneseconde");
  });
});

test("the seal is that of the canonical text, as docs/decisions says it", () => {
  const content = { facts: [["Revue", "R"]] as const, warning: null, lines: [] };
  const text = '["Revue","R"]\n["Avertissement",""]\n';
  expect(canonicalText(content)).toBe(text);
  expect(fingerprintOf(content)).toBe(createHash("sha256").update(text).digest("hex"));
});

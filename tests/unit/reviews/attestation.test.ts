import { expect, test } from "vitest";
import { type AttestedItem, attestationOf, canonicalText } from "@/lib/reviews/rules/attestation";
import { renderAttestation } from "@/lib/sheets/attestation";
import { countTags, readPdf, solidText } from "@/tests/support/read-pdf";
import { plain } from "./reviewed";

const at = new Date("2026-11-26T09:05:00Z");
const campaign = {
  ...{ uai: "0312345F", id: "c", name: "Revue 2026-2027", scopeWords: "Tous les droits" },
  ...{ deadline: "2026-12-31", createdByName: "Anne", createdAt: at, closedByName: "Marc", closedAt: at },
  reviewers: ["Anne", "Marc"],
};
const item = (seq: number, more: Partial<AttestedItem> = {}): AttestedItem => ({
  ...{ seq, sentence: `Jeanne a accès à ${seq}.`, decision: "KEEP", limitOn: null, reason: null },
  ...{ delegatedFrom: null, decidedByName: "Anne", decidedAt: at, elapsedMs: 3_000, outcome: "Gardé." },
  ...more,
});

test("says who, what, when, why and what became of each line", () => {
  const handed = { decision: "REMOVE", reason: "Parti", delegatedFrom: "Marc", outcome: "Retiré." } as const;
  const undecided = { decision: null, decidedByName: null, decidedAt: null, outcome: "Sans décision." };
  const { facts, warning, lines } = attestationOf(campaign, [item(1), item(2, handed), item(3, undecided)]);
  expect(plain(facts.map(([term, value]) => `${term} = ${value}`).join("\n"))).toContain(
    "Résultat = 3 droits revus : 1 gardé, 1 retiré, 1 sans décision.",
  );
  expect(warning).toBeNull();
  expect(lines.map(({ by }) => plain(by))).toEqual([
    "Anne, le 26 novembre 2026 à 10 h 05",
    "Anne, à qui Marc l’a confié, le 26 novembre 2026 à 10 h 05",
    "Personne",
  ]);
  expect(lines.map(({ detail }) => plain(detail))).toEqual([
    "Gardé.",
    "Motif : Parti – Retiré.",
    "Sans décision.",
  ]);
});

test("every word of it is in the text that is sealed", () => {
  const sealed = canonicalText(attestationOf(campaign, [item(1)]));
  const changes: Partial<AttestedItem>[] = [
    { sentence: "Autre." },
    { decision: "CONVERT" },
    { decidedByName: "Marc" },
    { decidedAt: new Date("2026-11-26T09:06:00Z") },
    { reason: "Motif" },
    { delegatedFrom: "Marc" },
    { outcome: "Autre." },
    { elapsedMs: 1 },
  ];
  for (const change of changes)
    expect(canonicalText(attestationOf(campaign, [item(1, change)]))).not.toBe(sealed);
  expect(canonicalText(attestationOf({ ...campaign, closedByName: "Autre" }, [item(1)]))).not.toBe(sealed);
});

test("on paper every line is there once, titles tagged once, over as many pages as it takes", async () => {
  const content = attestationOf(
    campaign,
    Array.from({ length: 90 }, (_, rank) => item(rank + 1)),
  );
  const sha256 = "ab".repeat(32);
  const context = { schoolName: "Collège X", uai: "0312345F", printedAt: at, printedBy: "Anne", sha256 };
  const pdf = await readPdf(renderAttestation(content, context));
  expect(pdf.pages.length).toBeGreaterThan(2);
  const text = solidText(pdf.pages.flat());
  for (const { sentence } of content.lines) expect(text).toContain(sentence.replace(/\s/gu, ""));
  expect(countTags(pdf.tags, "TH")).toBe(5);
  expect(pdf.raw.match(/\/S \/TD\b/gu)).toHaveLength(90 * 5);
  for (const page of pdf.pages) expect(solidText(page)).toContain(sha256);
});

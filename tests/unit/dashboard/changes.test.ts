import { describe, expect, test } from "vitest";
import { type ChangeFacts, changesOf } from "@/lib/dashboard/rules/changes";

const nothing: ChangeFacts = {
  since: new Date("2026-11-22T17:05:00Z"),
  imports: { applied: 0, onlyId: null },
  campaigns: { finished: 0, done: 0, failed: 0, closed: 0, onlyId: null },
  sheets: { printed: 0, handedOut: 0, onlyCampaignId: null },
  expiredPasswords: 0,
};
const everything: ChangeFacts = {
  since: nothing.since,
  imports: { applied: 1, onlyId: "i1" },
  campaigns: { finished: 1, done: 612, failed: 2, closed: 1, onlyId: "c1" },
  sheets: { printed: 12, handedOut: 1, onlyCampaignId: "c1" },
  expiredPasswords: 1,
};
const sees = { imports: true, resets: true };
const said = (facts: Partial<ChangeFacts>) =>
  changesOf({ ...nothing, ...facts }, sees).map(({ text, path }) => [text, path]);

test("nothing happened: nothing is said", () => {
  expect(changesOf(nothing, sees)).toEqual([]);
});

test("everything happened: six lines, each with its way", () => {
  expect(said(everything)).toEqual([
    ["1 import appliqué", "/imports/i1"],
    ["1 campagne terminée\u00a0: 612 mots de passe réinitialisés, 2 échecs", "/reinitialisations/c1"],
    ["Feuilles imprimées\u00a0: 12 classes", "/reinitialisations/c1"],
    ["Feuilles remises\u00a0: 1 classe", "/reinitialisations/c1"],
    ["1 campagne close", "/reinitialisations/c1"],
    ["1 mot de passe provisoire a expiré", "/reinitialisations"],
  ]);
});

test("several lead to the list", () => {
  expect(
    said({
      imports: { applied: 2, onlyId: null },
      campaigns: { finished: 2, done: 30, failed: 0, closed: 0, onlyId: null },
      expiredPasswords: 3,
    }),
  ).toEqual([
    ["2 imports appliqués", "/imports"],
    ["2 campagnes terminées\u00a0: 30 mots de passe réinitialisés", "/reinitialisations"],
    ["3 mots de passe provisoires ont expiré", "/reinitialisations"],
  ]);
});

describe("what this person may not read is left out", () => {
  test.each([
    [{ imports: true, resets: false }, ["imports"]],
    [{ imports: false, resets: true }, ["campaigns", "printed", "handed-out", "closed", "expired"]],
    [{ imports: false, resets: false }, []],
  ])("%j", (readable, ids) => {
    expect(changesOf(everything, readable).map(({ id }) => id)).toEqual(ids);
  });
});

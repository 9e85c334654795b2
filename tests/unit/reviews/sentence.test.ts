import { expect, test } from "vitest";
import { sentencesOf } from "@/lib/reviews/rules/sentence";
import { grant, named, plain } from "./reviewed";

const say = (more: Parameters<typeof grant>[0]) => plain(sentencesOf(named)(grant(more)));

test("a right is one plain sentence, whatever is known of it", () => {
  expect(say({})).toBe(
    "Jeanne Dupont (Enseignant) est rédacteur sur « CDI », sous « Vie scolaire », donné par Anne Roy le 01/09/2024, sans motif.",
  );
  expect(say({ holder: { kind: "ACCOUNT", accountId: "a3" }, reason: "Atelier", endsOn: "2027-06-30" })).toBe(
    "Rosa Dupont est rédacteur sur « CDI », sous « Vie scolaire », donné par Anne Roy le 01/09/2024, motif : « Atelier », jusqu’au 30/06/2027.",
  );
  expect(say({ givenByName: null })).toContain("donné on ne sait par qui le 01/09/2024");
  expect(say({ givenOn: null })).toContain("donné par Anne Roy, à une date inconnue");
  expect(say({ givenByName: null, givenOn: null })).toContain("donné on ne sait par qui ni quand");
});

test("a service, a population, a stranger and somebody gone have their own words", () => {
  const service = { target: { kind: "SERVICE", id: "msg" }, role: "ACCESS" } as const;
  expect(say(service)).toMatch(/^Jeanne Dupont \(Enseignant\) a accès à « Messagerie », donné/);
  expect(say({ ...service, holder: { kind: "PROFILE", value: "ENS" } })).toMatch(
    /^Le profil Enseignant a accès/,
  );
  expect(say({ holder: { kind: "FUNCTION", value: "DOC" } })).toMatch(
    /^La fonction Documentation \(DOC\) est/,
  );
  expect(say({ holder: { kind: "GROUP", value: "cdi" } })).toMatch(/^Le groupe Équipe CDI est/);
  expect(say({ holder: { kind: "EVERYONE", value: "" } })).toMatch(/^Tout l’ENT est/);
  expect(say({ holder: { kind: "UNKNOWN", value: "z.x" } })).toMatch(
    /^« z\.x », que la console ne connaît pas, est/,
  );
  expect(say({ holder: { kind: "ACCOUNT", accountId: "gone" } })).toMatch(/^Compte supprimé est/);
});

test("a rubric that moves changes the sentences of its rights", () => {
  const moved = { ...named, rubrics: named.rubrics.map((rubric) => ({ ...rubric, parentId: null })) };
  expect(sentencesOf(moved)(grant())).not.toBe(sentencesOf(named)(grant()));
});

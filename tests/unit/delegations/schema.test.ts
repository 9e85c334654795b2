import { expect, test } from "vitest";
import { delegationSchema } from "@/lib/delegations/schema";

const sent = {
  email: "Paul.Roux@ac-toulouse.fr ",
  nom: " Paul Roux ",
  classe: "6e A",
  jusquAu: "2027-06-30",
};

test("one class or several, each once; the address in lower case, spaces aside", () => {
  expect(delegationSchema.parse(sent)).toEqual({
    email: "paul.roux@ac-toulouse.fr",
    nom: "Paul Roux",
    classe: ["6e A"],
    jusquAu: "2027-06-30",
  });
  expect(delegationSchema.parse({ ...sent, classe: ["6e A", "6e B", "6e A"] }).classe).toEqual([
    "6e A",
    "6e B",
  ]);
  expect(delegationSchema.parse({ ...sent, nom: undefined }).nom).toBe("");
});

test.each([
  ["email", undefined, "Indiquez l’adresse"],
  ["email", "paul", "pas complète"],
  ["classe", undefined, "au moins une classe"],
  ["classe", "", "au moins une classe"],
  ["classe", ["", ""], "au moins une classe"],
  ["jusquAu", undefined, "dernier jour"],
  ["jusquAu", "", "dernier jour"],
  ["jusquAu", "2027-02-29", "dernier jour"],
  ["nom", "x".repeat(121), "120"],
])("%s %j is refused in French", (field, value, sentence) => {
  const parsed = delegationSchema.safeParse({ ...sent, [field]: value });
  expect(parsed.error?.issues.map(({ path, message }) => [path[0], message.includes(sentence)])).toEqual([
    [field, true],
  ]);
});

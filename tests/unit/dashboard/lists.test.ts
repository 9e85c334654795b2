import { expect, test } from "vitest";
import { listTasks } from "@/lib/dashboard/rules/lists";

const list = (id: string) => ({
  id,
  name: "Réinitialisation du 26 novembre 2026",
  selectedCount: 28,
  doneCount: 3,
});

test("no list is awaited: nothing to do", () => {
  expect(listTasks([], true)).toEqual([]);
});

test("one campaign leads to it, and says how many passwords are still to come", () => {
  const [task, ...others] = listTasks([list("c1")], true);
  expect(others).toEqual([]);
  expect(task?.detail).toMatch(/^25\smots de passe manquent encore/);
  expect(task?.gesture).toEqual({ label: "Reprendre la procédure", path: "/reinitialisations/c1" });
});

test("several lead to all of them; who only reads is not asked to act", () => {
  const [task] = listTasks([list("c1"), list("c2")], false);
  expect(task?.title).toMatch(/^2\slistes/);
  expect(task?.gesture).toEqual({ label: "Voir la campagne", path: "/reinitialisations" });
});

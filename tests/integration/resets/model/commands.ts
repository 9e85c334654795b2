import fc from "fast-check";
import { expect } from "vitest";
import { lifeGestures } from "./life";
import { checkInvariants } from "./invariants";
import { paperGestures } from "./paper";
import type { Model } from "./state";
import type { Gesture } from "./gesture";
import type { World } from "./world";

/** How often each gesture was accepted and refused, to show that the property tried them all. */
export const tried = new Map<string, { accepted: number; refused: number }>();

/** A gesture that the rules should refuse is made one time in five: the others would only spend the test's time. */
function commandOf(gesture: Gesture, insists: boolean): fc.AsyncCommand<Model, World> {
  const { name, detail, expected, perform, change } = gesture;
  return {
    check: (model) => insists || expected(model),
    toString: () => `${name} ${detail}`.trim(),
    async run(model, world) {
      const isExpected = expected(model);
      expect(await perform(world, model), `${name} ${detail}: accepted`).toBe(isExpected);
      if (isExpected) change(model);
      const counts = tried.get(name) ?? { accepted: 0, refused: 0 };
      counts[isExpected ? "accepted" : "refused"] += 1;
      tried.set(name, counts);
      await checkInvariants(model, world);
    },
  };
}

const anyCommand = fc
  .oneof(...lifeGestures, ...paperGestures)
  .chain((gesture) => fc.integer({ min: 1, max: 5 }).map((one) => commandOf(gesture, one === 1)));

/** Long sequences of every gesture of a campaign's life, in any order: short ones would never reach the paper. */
export const sequences = fc.array(anyCommand, { minLength: 1, maxLength: 200, size: "max" });

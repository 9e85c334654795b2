import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Outcome } from "@/tests/support/gestures";
import type { Model, ModelCampaign } from "./state";
import type { World } from "./world";

/** One gesture: what the rules should answer, the gesture itself, and what it changes when it is accepted. */
export type Gesture = {
  name: string;
  detail: string;
  expected: (model: Model) => boolean;
  /** True when the console accepted it. */
  perform: (world: World, model: Model) => Promise<boolean>;
  change: (model: Model) => void;
};

export const isAccepted = ({ status }: Outcome) => status === "led" || status === "done";

export const anyClass = fc.constantFrom("", "6e A", "6e B");
export const oneClass = fc.constantFrom("6e A", "6e B");
export const pupil = fc.integer({ min: 0, max: 5 });

/** The campaign that a gesture is about, counted back from the latest: older ones are tried too. */
export const back = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2 }) },
);
export const numberOf = (model: Model, steps: number) => model.campaigns.length - 1 - steps;
export const campaignAt = (model: Model, steps: number): ModelCampaign | undefined =>
  model.campaigns[numberOf(model, steps)];

const unknownId = randomUUID();
export const idOf = (world: World, model: Model, steps: number) =>
  world.campaignIds[numberOf(model, steps)] ?? unknownId;

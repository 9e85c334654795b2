import fc from "fast-check";
import { asRequest } from "@/lib/platform/request";
import { handOutSheets, replaceLostSheets } from "@/lib/resets/actions/hand-over";
import { printSheets } from "@/lib/resets/documents";
import { formOf, make } from "@/tests/support/gestures";
import {
  anyClass,
  back,
  campaignAt,
  type Gesture,
  idOf,
  isAccepted,
  numberOf,
  oneClass,
  pupil,
} from "./gesture";
import * as state from "./state";
import type { Model } from "./state";

const prints = fc.tuple(back, anyClass).map(([steps, className]): Gesture => ({
  name: "print",
  detail: `campaign −${steps} ${className}`,
  expected: (model) => state.canPrint(model, numberOf(model, steps), className),
  async perform(world, model) {
    const { uai, operator } = world;
    const fields = { uai, campaignId: idOf(world, model, steps), contenu: "LIST", classe: className };
    const request = { sessionToken: operator.sessionToken, now: new Date() };
    const printed = await asRequest(request, () => printSheets(formOf(fields)));
    if (printed.status === "printed") await printed.response.arrayBuffer();
    return printed.status === "printed";
  },
  change(model) {
    for (const rank of state.printable(model, numberOf(model, steps), className)) {
      const item = campaignAt(model, steps)?.items.get(rank);
      if (item) item.printed = true;
    }
  },
}));

const handOuts = fc.tuple(back, oneClass).map(([steps, classe]): Gesture => ({
  name: "hand out",
  detail: `campaign −${steps} ${classe}`,
  expected: (model) => state.toGive(model, numberOf(model, steps), classe).length > 0,
  async perform(world, model) {
    const fields = { uai: world.uai, campaignId: idOf(world, model, steps), classe, tous: "oui" };
    return isAccepted(await make(handOutSheets, fields, world.operator));
  },
  change(model) {
    for (const rank of state.toGive(model, numberOf(model, steps), classe)) {
      const item = campaignAt(model, steps)?.items.get(rank);
      if (item) item.given = true;
    }
  },
}));

const voids = fc.tuple(back, oneClass, fc.option(pupil)).map(([steps, classe, rank]): Gesture => {
  const lost = (model: Model) =>
    state
      .printable(model, numberOf(model, steps), classe)
      .filter((candidate) => rank === null || candidate === rank);
  return {
    name: "void",
    detail: `campaign −${steps} ${classe} ${rank ?? "all"}`,
    expected: (model) => state.canReplace(model, numberOf(model, steps), lost(model)),
    async perform(world, model) {
      const eleve = rank === null ? "" : (world.pupils[rank] ?? "");
      const fields = { uai: world.uai, campaignId: idOf(world, model, steps), classe, eleve };
      return isAccepted(await make(replaceLostSheets, fields, world.operator));
    },
    change(model) {
      const campaign = campaignAt(model, steps);
      if (campaign) state.replace(campaign, lost(model));
    },
  };
});

/** Named as often as they should come. */
export const paperGestures = [
  prints,
  prints,
  prints,
  prints,
  handOuts,
  handOuts,
  handOuts,
  voids,
  voids,
  voids,
  voids,
];

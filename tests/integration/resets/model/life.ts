import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { cancelCampaign, closeCampaign, retryCampaign, startCampaign } from "@/lib/resets/actions/campaigns";
import { purgeExpiredSecrets } from "@/lib/resets/jobs";
import { releaseStudent, withholdStudent } from "@/lib/students/actions";
import { campaignOf } from "@/tests/integration/resets/campaigns";
import { make } from "@/tests/support/gestures";
import { anyClass, back, campaignAt, type Gesture, idOf, isAccepted, numberOf, pupil } from "./gesture";
import * as state from "./state";
import { type Fault, type Model, type ModelCampaign } from "./state";
import { work } from "./world";

const reason = "Essai de toutes les suites de gestes";

const starts = anyClass.map((className): Gesture => ({
  name: "start",
  detail: className,
  expected: (model) => state.included(model, className).length > 0 && state.running(model) === -1,
  async perform(world, model) {
    const portee = className === "" ? "ALL" : "CLASSES";
    const outcome = await make(
      startCampaign,
      {
        ...{ uai: world.uai, portee, classe: className, validite: "90", requestId: randomUUID() },
        ...{ nombre: String(state.included(model, className).length), sansALREADY_RESET_SINCE: reason },
      },
      world.operator,
    );
    if (outcome.status === "led") world.campaignIds.push(campaignOf(outcome));
    return isAccepted(outcome);
  },
  change: (model) => {
    state.start(model, className);
  },
}));

const withholds = pupil.map((rank): Gesture => ({
  name: "exclude",
  detail: `pupil ${rank}`,
  expected: () => true,
  async perform({ uai, operator, pupils }, model) {
    const gesture = model.withheld.has(rank) ? releaseStudent : withholdStudent;
    return isAccepted(await make(gesture, { uai, studentId: pupils[rank] ?? "", motif: reason }, operator));
  },
  change: ({ withheld }) => withheld.delete(rank) || withheld.add(rank),
}));

const faults: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: "none" } as const) },
  { weight: 3, arbitrary: pupil.map((rank) => ({ kind: "crash", pupil: rank }) as const) },
  { weight: 3, arbitrary: pupil.map((rank) => ({ kind: "stumble", pupil: rank }) as const) },
  { weight: 1, arbitrary: fc.constant({ kind: "lost key" } as const) },
);

const runs = faults.map((fault): Gesture => ({
  name: `run, ${fault.kind}`,
  detail: "pupil" in fault ? `at pupil ${fault.pupil}` : "",
  expected: (model) => state.running(model) !== -1,
  async perform(world, model) {
    await work(world, fault);
    return state.running(model) !== -1;
  },
  change: (model) => {
    state.run(model, fault);
  },
}));

type OfCampaign = {
  name: string;
  gesture: typeof cancelCampaign;
  expected: (model: Model, number: number) => boolean;
  change: (campaign: ModelCampaign, model: Model, number: number) => void;
};

/** A gesture whose only field is its campaign. */
const onCampaign = ({ name, gesture, expected, change }: OfCampaign) =>
  back.map((steps): Gesture => ({
    name,
    detail: `campaign −${steps}`,
    expected: (model) => expected(model, numberOf(model, steps)),
    perform: async (world, model) =>
      isAccepted(
        await make(gesture, { uai: world.uai, campaignId: idOf(world, model, steps) }, world.operator),
      ),
    change(model) {
      const campaign = campaignAt(model, steps);
      if (campaign) change(campaign, model, numberOf(model, steps));
    },
  }));

const statusIn =
  (...statuses: ModelCampaign["status"][]) =>
  (model: Model, number: number) =>
    statuses.some((status) => model.campaigns[number]?.status === status);

const cancels = onCampaign({
  ...{
    name: "cancel",
    gesture: cancelCampaign,
    expected: statusIn("QUEUED", "RUNNING"),
    change: state.cancel,
  },
});
const retries = onCampaign({
  ...{ name: "retry", gesture: retryCampaign, expected: state.canRetry, change: state.retry },
});
const closes = onCampaign({
  ...{ name: "close", gesture: closeCampaign, expected: statusIn("DONE", "CANCELLED") },
  change(campaign, model, number) {
    state.erase(model, number);
    campaign.status = "CLOSED";
  },
});

/** A hundred days go by for one campaign, whose passwords were good for ninety. */
const expiries = back.map((steps): Gesture => ({
  name: "expire",
  detail: `campaign −${steps}`,
  expected: (model) => campaignAt(model, steps) !== undefined,
  async perform(world, model) {
    const past = "interval '100 days'";
    const id = idOf(world, model, steps);
    const { rowCount } = await world.owner.query(
      `update reset_campaign set created_at = created_at - ${past} where id = $1`,
      [id],
    );
    await world.owner.query(
      `update provisional_secret set expires_at = expires_at - ${past} where campaign_id = $1`,
      [id],
    );
    return rowCount === 1;
  },
  change(model) {
    const campaign = campaignAt(model, steps);
    if (campaign) campaign.expired = true;
  },
}));

const purges = fc.constant<Gesture>({
  name: "purge",
  detail: "",
  expected: () => true,
  async perform({ uai }) {
    await purgeExpiredSecrets.perform({ origin: { uai, batchId: randomUUID(), actor: null }, payload: {} });
    return true;
  },
  change: (model) => {
    state.purge(model);
  },
});

/** Named as often as they should come. A new gesture, an approval for instance, is one more line here. */
export const lifeGestures = [
  ...[starts, runs, runs, runs, runs, retries, retries, retries],
  ...[withholds, cancels, closes, expiries, purges],
];

/** What the console should hold, told apart from how it does it. Pupils are named by rank, in the order of their ids. */
export type ItemStatus = "PENDING" | "DONE" | "FAILED" | "EXCLUDED" | "CANCELLED";
export type ModelItem = { status: ItemStatus; renewal: boolean; printed: boolean; given: boolean };
export type ModelCampaign = {
  status: "QUEUED" | "RUNNING" | "DONE" | "CANCELLED" | "CLOSED";
  items: Map<number, ModelItem>;
  /** Its passwords' last day is over. */
  expired: boolean;
  hasKey: boolean;
};
export type Model = {
  /** Class of each pupil. */
  classes: readonly string[];
  withheld: Set<number>;
  /** The campaign whose secret is each pupil's valid one. */
  live: Map<number, number>;
  everReset: Set<number>;
  campaigns: ModelCampaign[];
};

/** What breaks during a run. */
export type Fault =
  | { kind: "none" }
  /** The server dies under this pupil, and the job with it. */
  | { kind: "crash"; pupil: number }
  /** Something is wrong with this pupil only. */
  | { kind: "stumble"; pupil: number }
  | { kind: "lost key" };

export const newModel = (classes: readonly string[]): Model => ({
  classes,
  withheld: new Set(),
  live: new Map(),
  everReset: new Set(),
  campaigns: [],
});

export const running = (model: Model) =>
  model.campaigns.findIndex(({ status }) => status === "QUEUED" || status === "RUNNING");

const inClass = (model: Model, rank: number, className: string) =>
  className === "" || model.classes[rank] === className;

/** Ranks of the pupils that a new campaign takes, of one class or of all. */
export const included = (model: Model, className: string) =>
  model.classes.flatMap((_, rank) =>
    inClass(model, rank, className) && !model.withheld.has(rank) ? [rank] : [],
  );

export function start(model: Model, className: string): void {
  const items = model.classes.flatMap((_, rank): [number, ModelItem][] => {
    if (!inClass(model, rank, className)) return [];
    const status = model.withheld.has(rank) ? "EXCLUDED" : "PENDING";
    return [[rank, { status, renewal: false, printed: false, given: false }]];
  });
  model.campaigns.push({ status: "QUEUED", items: new Map(items), expired: false, hasKey: true });
}

const ranksIn = ({ items }: ModelCampaign, status: ItemStatus) =>
  [...items].filter(([, item]) => item.status === status).map(([rank]) => rank);

/** The run of the campaign that waits for one, until its end or the crash; one at a time runs in a school. */
export function run(model: Model, fault: Fault): void {
  const number = running(model);
  const campaign = model.campaigns[number];
  if (!campaign) return;
  for (const rank of ranksIn(campaign, "PENDING").sort((a, b) => a - b)) {
    const outcome = fate(model, campaign, rank, fault);
    if (outcome === "crash") return;
    const item = campaign.items.get(rank);
    if (item) item.status = outcome;
    // A pupil at a time once a batch broke; without a crash nobody sees the state between.
    campaign.status = "RUNNING";
    if (outcome !== "DONE") continue;
    if (item) item.renewal = false;
    model.live.set(rank, number);
    model.everReset.add(rank);
  }
  campaign.status = "DONE";
}

function fate(model: Model, campaign: ModelCampaign, rank: number, fault: Fault): ItemStatus | "crash" {
  if (campaign.expired) return "FAILED";
  if (model.withheld.has(rank) && campaign.items.get(rank)?.renewal === false) return "EXCLUDED";
  if (!campaign.hasKey) return "FAILED";
  return underFault(rank, fault);
}

function underFault(rank: number, fault: Fault): ItemStatus | "crash" {
  if (fault.kind === "lost key") return "FAILED";
  if (fault.kind === "none" || fault.pupil !== rank) return "DONE";
  return fault.kind === "crash" ? "crash" : "FAILED";
}

export const canRetry = (model: Model, number: number) => {
  const campaign = model.campaigns[number];
  return (
    campaign?.status === "DONE" &&
    ranksIn(campaign, "FAILED").length > 0 &&
    !campaign.expired &&
    running(model) === -1
  );
};

export function retry(campaign: ModelCampaign): void {
  for (const [rank, item] of campaign.items)
    if (item.status === "FAILED")
      campaign.items.set(rank, { ...item, status: "PENDING", printed: false, given: false });
  campaign.status = "QUEUED";
}

/** Who was only waiting for a better sheet keeps the one they had. */
export function cancel(campaign: ModelCampaign): void {
  for (const item of campaign.items.values()) {
    if (item.status !== "PENDING") continue;
    item.status = item.renewal ? "DONE" : "CANCELLED";
    item.renewal = false;
  }
  campaign.status = "CANCELLED";
}

/** Who is done, and who only could not be given a better sheet. */
const hasSheet = ({ status, renewal }: ModelItem) => status === "DONE" || (status === "FAILED" && renewal);

/** Ranks whose password can be printed, of one class or of all. */
export const printable = (model: Model, number: number, className: string) => {
  const campaign = model.campaigns[number];
  if (!campaign) return [];
  return [...campaign.items]
    .filter(
      ([rank, item]) => hasSheet(item) && model.live.get(rank) === number && inClass(model, rank, className),
    )
    .map(([rank]) => rank);
};

export const canPrint = (model: Model, number: number, className: string) => {
  const campaign = model.campaigns[number];
  const isOver = campaign?.status === "DONE" || campaign?.status === "CANCELLED";
  return isOver && !campaign.expired && printable(model, number, className).length > 0;
};

/** Ranks whose printed sheet is still to be given in a class. */
export const toGive = (model: Model, number: number, className: string) =>
  [...(model.campaigns[number]?.items ?? [])]
    .filter(
      ([rank, item]) => hasSheet(item) && item.printed && !item.given && inClass(model, rank, className),
    )
    .map(([rank]) => rank);

export const canReplace = (model: Model, number: number, lost: readonly number[]) => {
  const campaign = model.campaigns[number];
  return campaign?.status === "DONE" && !campaign.expired && lost.length > 0 && running(model) === -1;
};

export function replace(campaign: ModelCampaign, lost: readonly number[]): void {
  for (const rank of lost)
    campaign.items.set(rank, { status: "PENDING", renewal: true, printed: false, given: false });
  campaign.status = "QUEUED";
}

/** No secret of the campaign is left, nor what would open one. */
export function erase(model: Model, number: number): void {
  for (const [rank, of] of model.live) if (of === number) model.live.delete(rank);
  const campaign = model.campaigns[number];
  if (campaign) campaign.hasKey = false;
}

export function purge(model: Model): void {
  model.campaigns.forEach(({ expired }, number) => {
    if (expired && [...model.live.values()].includes(number)) erase(model, number);
  });
}

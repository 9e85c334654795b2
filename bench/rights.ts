import { effectOfAll } from "@/lib/rights/rules/convert/effect";
import { type RoleConversion, proposeConversions } from "@/lib/rights/rules/convert/proposals";
import { verify } from "@/lib/rights/rules/convert/verify";
import { indexRights, type RightsIndex, targetsOf } from "@/lib/rights/rules/effective";
import { explainTarget } from "@/lib/rights/rules/explain";
import { evaluateRights } from "@/lib/rights/rules/findings/evaluate";
import { applyConversions } from "@/tests/support/rights";
import { compare, median, ownPeakMb, type Row, takeTurns, timed } from "./measure";
import { type Gap, measureGaps } from "./rights-covers";
import { type DrawnSchool, drawRightsSchool } from "./rights-school";

const seed = 20_261_126;
const scales = { usual: 1, large: 10 };
/** People that a conversion may add, where it may. */
const added = 5;

const timedNow = (work: () => void) =>
  timed(() => {
    work();
    return Promise.resolve();
  });

/** The slowest target; beside it, the median one. */
async function timeWho({ school }: DrawnSchool): Promise<{ ours: number; theirs: number }> {
  const index = indexRights(school);
  const times: number[] = [];
  for (const target of targetsOf(school)) times.push(await timedNow(() => explainTarget(index, target)));
  return { ours: Math.max(...times), theirs: median(times) };
}

const convertAll = (index: RightsIndex, limit: number): RoleConversion[] =>
  targetsOf(index.school).flatMap((target) => proposeConversions(index, target, { added: limit }));

/** Every finding of the twelve rules, the school indexed first; beside it, the index alone. */
async function timeFindings({ school }: DrawnSchool): Promise<{ ours: number; theirs: number }> {
  const theirs = await timedNow(() => indexRights(school));
  const ours = await timedNow(() => evaluateRights(indexRights(school)));
  return { ours, theirs };
}

/** Proposals for every target, the school indexed first; beside it, the index alone. */
async function timeConvert(
  { school }: DrawnSchool,
  limit: number,
): Promise<{ ours: number; theirs: number }> {
  const theirs = await timedNow(() => indexRights(school));
  const ours = await timedNow(() => convertAll(indexRights(school), limit));
  return { ours, theirs };
}

/** Every exact proposal applied at once, its effect told and verified; beside it, the proposals. */
async function timeVerify({ school }: DrawnSchool): Promise<{ ours: number; theirs: number }> {
  const index = indexRights(school);
  let conversions: RoleConversion[] = [];
  const theirs = await timedNow(() => (conversions = convertAll(index, 0)));
  const batch = exactOf(conversions);
  const after = indexRights(applyConversions(school, batch));
  const ours = await timedNow(() => {
    const effect = effectOfAll(
      index,
      batch.map(({ target, role, revoked, populations }) => ({
        target,
        change: { revoked, added: populations.map((population) => ({ role, population })) },
      })),
    );
    if (effect.gains.length + effect.losses.length + verify(index, after, effect).length > 0)
      throw new Error("Exact conversions changed somebody’s rights");
  });
  return { ours, theirs };
}

function exactOf(conversions: readonly RoleConversion[]) {
  return conversions.flatMap(({ target, role, proposals: [first] }) =>
    first?.kind === "exact" ? [{ target, role, ...first }] : [],
  );
}

/** Of the grants given by true populations, the part that an exact proposal revokes for nobody’s gain or loss. */
function coveredShare({ school, coverable }: DrawnSchool): number {
  const revoked = new Set(
    exactOf(convertAll(indexRights(school), 0))
      .filter(({ gains, losses }) => gains.length + losses.length === 0)
      .flatMap((proposal) => proposal.revoked),
  );
  const ids = coverable.flatMap(({ grantIds }) => grantIds);
  return ids.filter((id) => revoked.has(id)).length / ids.length;
}

/** What the greedy cover costs, instance by instance, and in all over the optimum in all. */
function gapRow(row: string, gaps: readonly Gap[]): Row {
  const total = (part: keyof Gap) => gaps.reduce((sum, gap) => sum + gap[part], 0);
  const costs = gaps.map(({ greedy }) => greedy);
  return {
    ...{ suite: "rights", row, unit: "cost", against: "exact" },
    ...{ median: median(costs), min: Math.min(...costs), max: Math.max(...costs) },
    ratio: Number((total("greedy") / total("optimum")).toFixed(4)),
    foundShare: Number((gaps.filter((gap) => gap.greedy === gap.optimum).length / gaps.length).toFixed(4)),
    ...{ peakMb: ownPeakMb(), runs: gaps.length },
  };
}

export async function rightsSuite(runs: number): Promise<Row[]> {
  const usual = drawRightsSchool(seed, scales.usual);
  const facts = (row: string, against: string) => ({ suite: "rights", row, against, peakMb: ownPeakMb() });
  const who = await takeTurns(runs, () => timeWho(usual));
  const findings = await takeTurns(runs, () => timeFindings(usual));
  const convert = await takeTurns(runs, () => timeConvert(usual, 0));
  const adding = await takeTurns(runs, () => timeConvert(usual, added));
  const verified = await takeTurns(runs, () => timeVerify(usual));
  const large = drawRightsSchool(seed, scales.large);
  const growth = await takeTurns(runs, async () => ({
    theirs: (await timeConvert(usual, 0)).ours,
    ours: (await timeConvert(large, 0)).ours,
  }));
  return [
    compare(facts("rights-who", "median-target"), who),
    compare(facts("rights-findings", "index"), findings),
    compare(facts("rights-convert", "index"), convert),
    compare(facts("rights-convert-adding", "index"), adding),
    compare(facts("rights-verify", "proposals"), verified),
    { ...gapRow("rights-optimum", measureGaps(seed, false)), foundShare: coveredShare(usual) },
    gapRow("rights-optimum-adding", measureGaps(seed, true)),
    compare(facts("rights-growth", "a-tenth"), growth),
  ];
}

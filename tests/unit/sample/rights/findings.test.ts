import { describe, expect, it } from "vitest";
import { proposeConversions, type Proposal } from "@/lib/rights/rules/convert/proposals";
import { indexRights } from "@/lib/rights/rules/effective";
import { evaluateRights } from "@/lib/rights/rules/findings/evaluate";
import type { GrantRole, Target } from "@/lib/rights/rules/model";
import { seededChance } from "@/scripts/sample/random";
import { rightsSeed } from "@/scripts/sample/rights/files";
import { samplePeople } from "@/scripts/sample/rights/people";
import { type PersonalCase, personalLots } from "@/scripts/sample/rights/personal";
import { services } from "@/scripts/sample/rights/structure";
import { school } from "../people/written";
import { importedRights } from "./imported";

const { school: rights } = await importedRights(school);
const index = indexRights(rights);
const findings = evaluateRights(index).filter(({ verdict }) => verdict.kind === "FAILS");
const targetsOf = (rule: string) =>
  findings.filter((each) => each.rule === rule).map(({ target }) => target.id);

describe("the findings on the rights of the sample", () => {
  it("hold every rule of the catalogue", () => {
    expect([...new Set(findings.map(({ rule }) => rule))]).toEqual(
      Array.from({ length: 12 }, (_, rank) => `R${String(rank + 1).padStart(2, "0")}`),
    );
  });

  it("are those that a RUPN is to see", () => {
    expect(targetsOf("R03")).toEqual(["ve-idees"]);
    expect(targetsOf("R04")).toEqual(["ve-clubs-theatre"]);
    expect(targetsOf("R05").sort()).toEqual(["accueil-actualites", "archives", "ped-eps"]);
    expect(targetsOf("R08").sort()).toEqual(["cdi-blog", "ve-idees"]);
    expect(targetsOf("R10")).toEqual(["archives"]);
    expect(targetsOf("R02")).toEqual(
      expect.arrayContaining(["appel", "vs-absences", "punitions", "stages", "adm-ca", "ve-clubs-robotique"]),
    );
  });

  it("leave to the rights of populations but a few in double", () => {
    const doubled = findings.filter(({ rule, accountId }) => rule === "R06" && accountId === null);
    expect(doubled.map(({ target }) => target.id)).toEqual([]);
  });
});

const roles: Readonly<Record<string, GrantRole>> = {
  ...{ visiteur: "VISITOR", rédacteur: "WRITER", modérateur: "MODERATOR", accès: "ACCESS" },
};

/** What the console proposes first for a lot of personal rights. */
function proposalFor(
  { target, role }: { target: string; role: string },
  added: number,
): Proposal | undefined {
  const isService = services.some(([key]) => key === target);
  const at: Target = { kind: isService ? "SERVICE" : "RUBRIC", id: target };
  return proposeConversions(index, at, { added }).find((each) => each.role === roles[role])?.proposals[0];
}

const lots = personalLots(seededChance(school.seed ^ rightsSeed), samplePeople(school));

const anyOne: unknown = expect.any(String);
const expected: Readonly<Record<PersonalCase, { first: object; wider?: object }>> = {
  EXACT: { first: { kind: "exact", populations: expect.arrayContaining([expect.anything()]) as unknown } },
  REDUNDANT: { first: { kind: "exact", populations: [] } },
  ONE_MISSING: { first: { kind: "group" }, wider: { kind: "tradeoff", gains: [anyOne] } },
  ONE_MORE: { first: { kind: "group" } },
  NO_COVER: { first: { kind: "group" }, wider: { kind: "group" } },
};

describe("what Convertir proposes", () => {
  it.each(lots)("$kind: $role on $target", (lot) => {
    const { first, wider } = expected[lot.kind];
    const proposal = proposalFor(lot, 0);
    expect(proposal).toMatchObject({ gains: [], losses: [], ...first });
    expect(proposal?.revoked).toHaveLength(lot.holders.length);
    if (wider) expect(proposalFor(lot, 1)).toMatchObject(wider);
  });

  it("offers a part of what is a population and somebody else", () => {
    for (const { target } of lots.filter(({ kind }) => kind === "ONE_MORE")) {
      const [conversion] = proposeConversions(index, { kind: "SERVICE", id: target }, { added: 0 });
      const partial = conversion?.proposals.find(({ kind }) => kind === "partial");
      expect(partial).toMatchObject({ populations: [{ kind: "PROFILE", value: "EVS" }], kept: [anyOne] });
    }
  });
});

import { type RightsKind, rightsTemplateOf } from "@/lib/imports/rules/rights/columns";
import { safeCsv } from "@/lib/safe-csv";
import type { SampleFile } from "../files";
import { seededChance } from "../random";
import type { SampleOptions } from "../school";
import { grantsToPopulations, rowOfGrant } from "./grants";
import { rightsGroups, rowsOfGroup } from "./groups";
import { samplePeople } from "./people";
import { personalGrants } from "./personal";
import { rubrics, services } from "./structure";

// Drawn apart, so that a change in one file never moves the others.
export const rightsSeed = 0x3c6ef372;

/** What the ENT says of rights, in the order it is imported, once its accounts are: each in the console’s template. */
export function rightsFiles(options: SampleOptions): SampleFile[] {
  return (Object.keys(lists) as RightsKind[]).map((kind) => ({
    name: lists[kind].name,
    content: () => [Buffer.from(safeCsv(rightsTemplateOf(kind), lists[kind].rows(options)), "utf8")],
  }));
}

const lists: Record<RightsKind, { name: string; rows: (options: SampleOptions) => string[][] }> = {
  RUBRICS: { name: "rubriques.csv", rows: () => rubrics },
  SERVICES: { name: "services.csv", rows: () => services },
  GROUPS: {
    name: "groupes.csv",
    rows: (options) => rightsGroups(samplePeople(options)).flatMap(rowsOfGroup),
  },
  GRANTS: { name: "droits.csv", rows: grantRows },
};

function grantRows(options: SampleOptions): string[][] {
  const people = samplePeople(options);
  const chance = seededChance(options.seed ^ rightsSeed);
  const grants = [...grantsToPopulations(options, people), ...personalGrants(chance, people, options)];
  return grants.map(rowOfGrant);
}

import { applyTogether } from "@/lib/imports/actions/together";
import { database } from "@/lib/platform/database/client";
import type { Role } from "@/lib/platform/permissions";
import { aafZip, type Fed, personEntry, schoolEntry } from "@/tests/integration/people/files";
import { makeOperator, makeSchool } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import type { Desk } from "../desk";
import { accounts } from "./desk";

export type Bench = { home: Desk; second: string; third: string };

/** Three schools; the operator works in the first, holds the second too, and nothing in the third. */
export async function makeBench(role: Role = "RUPN"): Promise<Bench> {
  const { uai } = await makeSchool({ name: "Collège Un" });
  const operator = await makeOperator({ uai, roles: ["RUPN"] });
  const second = (await makeSchool({ name: "Collège Deux" })).uai;
  const third = (await makeSchool({ name: "Collège Trois" })).uai;
  await database().membership.create({
    data: { operatorId: operator.id, uai: second, role, validFrom: new Date(Date.now() - 3_600_000) },
  });
  return { home: { uai, operator }, second, third };
}

export const one: Fed = { id: "1", sn: "UN", givenName: "Ana", functions: ["ENS"] };
export const two: Fed = { id: "2", sn: "DEUX", givenName: "Bob", functions: ["ENS"], structure: "52" };
const three: Fed = { id: "3", sn: "TROIS", givenName: "Cléo", functions: ["ENS"], structure: "63" };

/** Teaches in the first and in the second. */
export const shared = personEntry({ id: "9", sn: "COMMUN", givenName: "Zoé", functions: ["ENS"] }).replace(
  "</attributes>",
  '<attr name="ENTAuxEnsClasses"><value>52$6B</value></attr></attributes>',
);

export const schoolsOf = ({ second, third }: Bench) => [
  schoolEntry(second, "52", "COLLEGE DEUX"),
  schoolEntry(third, "63", "COLLEGE TROIS"),
];

export const setOf = (
  bench: Bench,
  people: readonly Fed[] = [one, two, three],
  more: readonly string[] = [],
) => aafZip(bench.home.uai, people, [...schoolsOf(bench), ...more]);

type ImportRow = {
  id: string;
  status: string;
  sha256: string;
  sibling_of: string | null;
  refusal: string;
};

export const importsOf = (uai: string) =>
  asOwner<ImportRow>("select * from import where uai = $1 order by created_at, id", [uai]);

export const copyOf = async (uai: string): Promise<ImportRow> => {
  const [row] = await importsOf(uai);
  if (!row) throw new Error("No import was prepared");
  return row;
};

export const pieces = async (uai: string) =>
  (await asOwner("select 1 from import_chunk where uai = $1", [uai])).length;

export const names = async (uai: string) => (await accounts(uai)).map(({ last_name }) => last_name);

export const together = (bench: Bench, importId: string, sibling: string | readonly string[]) =>
  make(applyTogether, { uai: bench.home.uai, importId, sibling }, bench.home.operator);

export async function readingOf(importId: string): Promise<unknown> {
  const [job] = await asOwner<{ payload: unknown }>(
    "select payload from graphile_worker._private_jobs where key = $1",
    [`import-read:${importId}`],
  );
  return job?.payload;
}

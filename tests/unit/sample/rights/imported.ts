import { bytesOf } from "@/lib/files/byte-source";
import { readRightsCsv } from "@/lib/imports/formats/rights-csv/rows";
import {
  guessRightsColumns,
  rightsKinds,
  rightsTemplateKind,
  rightsTemplateOf,
} from "@/lib/imports/rules/rights/columns";
import type { RightsPlan, RightsWrite } from "@/lib/imports/rules/rights/line";
import { planRights } from "@/lib/imports/rules/rights/plan-list";
import type { StoredRights } from "@/lib/rights/rules/stored";
import { rightsFiles } from "@/scripts/sample/rights/files";
import type { SampleOptions } from "@/scripts/sample/school";
import { importedSchool } from "../people/imported";

/** A list of the sample, whole. */
export async function contentOf(rank: number, options: SampleOptions): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of rightsFiles(options)[rank]?.content() ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The rights of the school once its four lists were read and planned, one after the other, by the console’s own rules. */
export async function importedRights(options: SampleOptions) {
  const { accounts } = await importedSchool(options);
  const today = options.date.toISOString().slice(0, "AAAA-MM-JJ".length);
  const school: StoredRights = {
    ...{ rubrics: [], services: [], groups: [], grants: [], today },
    accounts: accounts.map((account) => ({ ...account, isGuest: account.guest !== null })),
  };
  const plans: RightsPlan[] = [];
  const remarks: string[] = [];
  for (const [rank, kind] of rightsKinds.entries()) {
    const header = rightsTemplateOf(kind);
    if (rightsTemplateKind(header) !== kind) throw new Error("A template is read without asking");
    const source = bytesOf(`${kind}.csv`, await contentOf(rank, options));
    const list = await readRightsCsv(source, guessRightsColumns(header, kind), kind);
    remarks.push(...list.rejected.sentences, ...list.warnings.sentences);
    const plan = planRights(kind, list.rows, school);
    plans.push(plan);
    take(
      school,
      plan.lines.map(({ record }) => record.write),
    );
  }
  return { school, plans, remarks };
}

function take(school: StoredRights, writes: readonly RightsWrite[]): void {
  const parents = writes.flatMap((write) => (write.kind === "RUBRIC" ? [write] : []));
  Object.assign(school, {
    rubrics: [
      ...school.rubrics,
      ...parents.map(({ key, name, parentKey, inherits, inheritedCeiling }) => ({
        ...{ id: key, key, name, parentId: parentKey, inherits, inheritedCeiling },
      })),
    ],
    services: [
      ...school.services,
      ...writes.flatMap((write) => (write.kind === "SERVICE" ? [named(write)] : [])),
    ],
    groups: [
      ...school.groups,
      ...writes.flatMap((write) =>
        write.kind === "GROUP"
          ? [{ ...write, id: write.key, groupIds: write.groupKeys, isAdHoc: false }]
          : [],
      ),
    ],
    grants: [...school.grants, ...writes.flatMap((write, rank) => grantOf(write, rank))],
  });
}

const named = ({ key, name }: { key: string; name: string }) => ({ id: key, key, name });

function grantOf(write: RightsWrite, rank: number): StoredRights["grants"] {
  if (write.kind !== "GRANT") return [];
  const { target, role, holderKind, holderValue, accountId } = write;
  const { givenByName, givenOn, reason, endsOn, reviewedOn } = write;
  const holder =
    holderKind === "ACCOUNT"
      ? { kind: holderKind, accountId: accountId ?? "" }
      : { kind: holderKind, value: holderValue };
  const facts = { givenByName, givenOn, reason, endsOn, reviewedOn, revokedOn: null };
  return [{ id: `grant-${rank}`, target, role, holder, ...facts }];
}

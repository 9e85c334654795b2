import { type RightsKind, rightsTemplateOf } from "@/lib/imports/rules/rights/columns";
import { type Desk, importFile } from "../imports/desk";
import { csvFile } from "../people/files";
import { asOwner } from "@/tests/support/owner";

type Cells = Readonly<Record<string, string>>;

/** One of the console’s own lists of rights, each line by the titles that it fills. */
export function rightsFile(kind: RightsKind, lines: readonly Cells[]): File {
  const titles = rightsTemplateOf(kind);
  const rows = lines.map((line) => titles.map((title) => line[title] ?? "").join(";"));
  return csvFile(`${kind.toLowerCase()}.csv`, [titles.join(";"), ...rows]);
}

export const importRights = (desk: Desk, kind: RightsKind, lines: readonly Cells[]): Promise<string> =>
  importFile(desk, rightsFile(kind, lines));

type GrantRow = {
  id: string;
  role: string;
  holder_kind: string;
  holder_value: string;
  account_id: string | null;
  given_on: string | null;
  reason: string | null;
  ends_on: string | null;
  revoked_on: string | null;
  target: string;
};

/** The grants of a school by the name of their target, those revoked included. */
export const grants = (uai: string) =>
  asOwner<GrantRow>(
    `select g.*, coalesce(r.name, s.name) as target from rights_grant g
     left join rubric r on r.uai = g.uai and r.id = g.rubric_id
     left join ent_service s on s.uai = g.uai and s.id = g.service_id
     where g.uai = $1 order by target, g.holder_kind, g.holder_value, g.account_id`,
    [uai],
  );

export const rubrics = (uai: string) =>
  asOwner<{
    key: string;
    name: string;
    parent: string | null;
    inherits: boolean;
    inherited_ceiling: string | null;
  }>(
    `select c.key, c.name, p.key as parent, c.inherits, c.inherited_ceiling from rubric c
     left join rubric p on p.uai = c.uai and p.id = c.parent_id where c.uai = $1 order by c.key`,
    [uai],
  );

export const groups = (uai: string) =>
  asOwner<{
    key: string;
    name: string;
    account_ids: string[];
    group_keys: string[];
    unknown_members: string[];
  }>(
    "select key, name, account_ids, group_keys, unknown_members from rights_group where uai = $1 order by key",
    [uai],
  );

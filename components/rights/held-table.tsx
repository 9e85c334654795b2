import { Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import type { HeldRow } from "@/lib/rights/rules/lists/people";
import { roleNames } from "@/lib/rights/rules/model";
import { TargetLink } from "./target-link";

type Props = { uai: string; caption: string; rows: readonly HeldRow[] };

/** The rights of one account, each with the path that leads to it. */
export function HeldTable({ uai, caption, rows }: Props) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowId={({ target }) => target.id}
      columns={[
        {
          id: "target",
          label: "Rubrique ou service",
          cell: ({ target, name }) => <TargetLink {...{ uai, target, name }} />,
        },
        { id: "role", label: "Rôle", cell: ({ access }) => access && roleNames[access.role] },
        { id: "by", label: "Par", cell: ({ isPersonal }) => <By isPersonal={isPersonal} /> },
        { id: "why", label: "Pourquoi", cell: ({ why }) => why },
      ]}
    />
  );
}

function By({ isPersonal }: { isPersonal: boolean }) {
  return (
    <span className="whitespace-nowrap">
      <Status tone={isPersonal ? "warning" : "neutral"}>
        {isPersonal ? "Droit personnel" : "Population"}
      </Status>
    </span>
  );
}

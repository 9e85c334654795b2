import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { chooseColumns, choosePeopleColumns, chooseRightsColumns } from "@/lib/imports/actions/columns";
import { columnFields, describeField, type Mapping } from "@/lib/imports/rules/columns";
import {
  describePersonField,
  fieldsOf,
  type PeopleKind,
  type PeopleMapping,
} from "@/lib/imports/rules/people/columns";
import {
  describeRightsField,
  fieldsOfRights,
  type RightsKind,
  type RightsMapping,
} from "@/lib/imports/rules/rights/columns";
import { ColumnSelects } from "./column-selects";

type Props = {
  uai: string;
  importId: string;
  header: readonly string[];
  /** Examples of each column, in the order of columns. */
  examples: readonly (readonly string[])[];
};

const submitLabel = "Lire le fichier avec ces colonnes";

/** Which column holds what, the guesses already chosen; remembered for the next file with the same titles. */
export function ColumnsForm({ uai, importId, mapping, ...file }: Props & { mapping: Mapping }) {
  return (
    <ActionForm action={chooseColumns} aside={<Back {...{ uai, importId }} />} {...{ uai, submitLabel }}>
      <input type="hidden" name="importId" value={importId} />
      <ColumnSelects fields={columnFields} describe={describeField} mapping={mapping} {...file} />
    </ActionForm>
  );
}

/** The same for a list of accounts or of guests. */
export function PeopleColumnsForm(props: Props & { kind: PeopleKind; mapping: PeopleMapping }) {
  const { uai, importId, kind, mapping, ...file } = props;
  return (
    <ActionForm
      action={choosePeopleColumns}
      aside={<Back {...{ uai, importId }} />}
      {...{ uai, submitLabel }}
    >
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="kind" value={kind} />
      <ColumnSelects fields={fieldsOf(kind)} describe={describePersonField} mapping={mapping} {...file} />
    </ActionForm>
  );
}

/** The same for a list of rubrics, services, groups or grants. */
export function RightsColumnsForm(props: Props & { kind: RightsKind; mapping: RightsMapping }) {
  const { uai, importId, kind, mapping, ...file } = props;
  return (
    <ActionForm
      action={chooseRightsColumns}
      aside={<Back {...{ uai, importId }} />}
      {...{ uai, submitLabel }}
    >
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="rights" value={kind} />
      <ColumnSelects
        fields={fieldsOfRights(kind)}
        describe={describeRightsField}
        mapping={mapping}
        {...file}
      />
    </ActionForm>
  );
}

function Back({ uai, importId }: Pick<Props, "uai" | "importId">) {
  return <LinkButton href={`/e/${uai}/imports/${importId}`}>Revenir à l’import</LinkButton>;
}

import { randomUUID } from "node:crypto";
import { ActionForm } from "@/components/ui/action-form";
import { controlLook } from "@/components/ui/form/field-frame";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { type Column, Table } from "@/components/ui/list/table";
import { count } from "@/lib/french";
import { prepareConversion } from "@/lib/rights/actions";
import { choiceKey } from "@/lib/rights/rules/choices";
import { describeProposals, nameSome, shortly } from "@/lib/rights/rules/convert/words";
import type { NamedConversion } from "@/lib/rights/rules/lists/conversions";
import { roleNames } from "@/lib/rights/rules/model";
import { type Asked, pairsOf } from "./list-address";
import { TargetLink } from "./target-link";

type Props = { uai: string; added: number; conversions: readonly NamedConversion[]; mayManage: boolean };

/** What can replace the personal grants of each target: one choice a line, the safe one already made. */
export function ConversionForm({ uai, added, conversions, mayManage }: Props) {
  const table = (
    <Table
      caption="Conversions proposées"
      columns={columnsOf(uai, mayManage)}
      rows={conversions}
      rowId={({ target, role }) => `${target.id}-${role}`}
    />
  );
  if (!mayManage) return table;
  return (
    <ActionForm
      action={prepareConversion}
      uai={uai}
      requestId={randomUUID()}
      submitLabel="Préparer ces conversions"
    >
      <input type="hidden" name="ajouts" value={added} />
      {table}
      <p className="max-w-text text-muted">
        Préparer n’applique rien&nbsp;: la page suivante nomme qui gagne et qui perd, puis demande de
        confirmer.
      </p>
    </ActionForm>
  );
}

/** Prepares every exact conversion that the filters leave, on all the pages. */
export function EveryExactForm({ uai, asked, exact }: { uai: string; asked: Asked; exact: number }) {
  return (
    <ActionForm
      action={prepareConversion}
      uai={uai}
      requestId={randomUUID()}
      tone="secondary"
      submitLabel={`Préparer les ${count(exact, "conversion exacte", "conversions exactes")}`}
    >
      <HiddenFields fields={[...pairsOf(asked), ["tout", "on"]]} />
    </ActionForm>
  );
}

function columnsOf(uai: string, mayManage: boolean): Column<NamedConversion>[] {
  return [
    {
      id: "target",
      label: "Rubrique ou service",
      cell: ({ target, name, role }) => <TargetLink {...{ uai, target, name, role }} />,
    },
    {
      id: "holders",
      label: "Donné à",
      cell: ({ holders }) => (
        <div>
          {count(holders.length, "personne")}
          <span className="block text-sm text-muted">{nameSome(holders.map(({ name }) => name))}</span>
        </div>
      ),
    },
    {
      id: "proposals",
      label: "Ce qui peut les remplacer",
      cell: (conversion) => (
        <ol className="list-decimal space-y-1 pl-5">
          {describeProposals(conversion).map((words, rank) => (
            <li key={rank}>{words}</li>
          ))}
        </ol>
      ),
    },
    ...(mayManage
      ? [{ id: "choice", label: "Votre choix", cell: (row: NamedConversion) => <Choice of={row} /> }]
      : []),
  ];
}

function Choice({ of: conversion }: { of: NamedConversion }) {
  const [first] = conversion.proposals;
  return (
    <select
      name="choix"
      aria-label={`Choix pour ${conversion.name}, ${roleNames[conversion.role]}`}
      defaultValue={first?.kind === "exact" ? choiceKey(conversion, first, 0) : ""}
      className={`${controlLook} h-9 py-1 @block:min-w-52`}
    >
      <option value="">Ne rien faire</option>
      {conversion.proposals.map((proposal, rank) => (
        <option key={rank} value={choiceKey(conversion, proposal, rank)}>
          {`${String(rank + 1)}. ${shortly(proposal)}`}
        </option>
      ))}
    </select>
  );
}

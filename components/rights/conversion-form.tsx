import { randomUUID } from "node:crypto";
import { ActionForm } from "@/components/ui/action-form";
import { controlLook } from "@/components/ui/form/field-frame";
import { type Column, Table } from "@/components/ui/list/table";
import { count } from "@/lib/french";
import { prepareConversion } from "@/lib/rights/actions";
import { choiceKey } from "@/lib/rights/rules/choices";
import type { Proposal, RoleConversion } from "@/lib/rights/rules/convert/proposals";
import { roleNames } from "@/lib/rights/rules/model";
import { TargetLink } from "./target-link";

/** A proposal with the names of what it gives to, and of who gains and loses. */
export type NamedProposal = Omit<Proposal, "gains" | "losses"> & {
  names: string[];
  gains: string[];
  losses: string[];
};

export type NamedConversion = Pick<RoleConversion, "target" | "role"> & {
  name: string;
  holders: string[];
  proposals: NamedProposal[];
};

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
          <span className="block text-sm text-muted">{nameSome(holders)}</span>
        </div>
      ),
    },
    {
      id: "proposals",
      label: "Ce qui peut les remplacer",
      cell: ({ proposals }) => (
        <ol className="list-decimal space-y-1 pl-5">
          {proposals.map((proposal, rank) => (
            <li key={rank}>{describeProposal(proposal)}</li>
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
      className={`${controlLook} h-9 py-1 sm:min-w-48`}
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

const kinds: Record<Proposal["kind"], string> = {
  exact: "Exacte",
  tradeoff: "Compromis",
  partial: "Partielle",
  group: "Nouveau groupe",
};

function shortly({ kind, populations, gains, losses }: NamedProposal): string {
  if (kind === "exact" && populations.length === 0) return "Retirer, sans rien donner";
  if (kind !== "tradeoff") return kinds[kind];
  const parts = [
    ...(gains.length > 0 ? [`+${String(gains.length)}`] : []),
    ...(losses.length > 0 ? [`−${String(losses.length)}`] : []),
  ];
  return `${kinds[kind]} (${parts.join(", ")})`;
}

function describeProposal({ kind, names, gains, losses, kept, members }: NamedProposal): string {
  const effect = describeEffect(gains, losses);
  switch (kind) {
    case "exact":
      return names.length === 0
        ? "Retirer ces droits : une population les donne déjà. Personne ne perd rien."
        : `${names.join(" + ")}. ${effect}`;
    case "tradeoff":
      return `${names.join(" + ")}. ${effect}`;
    case "partial":
      return `${names.join(" + ")}. ${effect} ${count(kept.length, "droit reste personnel", "droits restent personnels")}.`;
    case "group":
      return `Un nouveau groupe de ${count(members.length, "personne")}, exactement. ${effect}`;
  }
}

/** “Ajoute 2 personnes : …, en retire 0.” */
function describeEffect(gains: readonly string[], losses: readonly string[]): string {
  if (gains.length + losses.length === 0) return "Personne ne gagne, personne ne perd.";
  const added =
    gains.length > 0 ? `Ajoute ${count(gains.length, "personne")} : ${nameSome(gains)}` : "N’ajoute personne";
  const lost =
    losses.length > 0 ? `en retire ${String(losses.length)} : ${nameSome(losses)}` : "n’en retire aucune";
  return `${added} ; ${lost}.`;
}

function nameSome(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} et ${count(names.length - 5, "autre")}` : shown;
}

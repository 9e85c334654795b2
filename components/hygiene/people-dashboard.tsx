import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { BarChart } from "@/components/ui/chart/bar-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/list/table";
import { Section } from "@/components/ui/section";
import { routeTo } from "@/components/ui/route-to";
import { Status } from "@/components/ui/status";
import { count, frenchMoment } from "@/lib/french";
import { severities, severityNames } from "@/lib/hygiene/rules/finding";
import type { RuleGroup } from "@/lib/hygiene/rules/found";
import type { EndBand, Since } from "@/lib/hygiene/rules/summary";
import { severityTones } from "./verdict-words";

type Summary = {
  groups: readonly RuleGroup[];
  ends: readonly EndBand[];
  since: Since | null;
  accountCount: number;
};

const shownFindings = 6;

/** What a RUPN must know in ten minutes: what to do first, who ends when, what the last import changed. */
export function PeopleDashboard({ uai, summary }: { uai: string; summary: Summary }) {
  const { groups, ends, since, accountCount } = summary;
  if (accountCount === 0) return <NoAccounts uai={uai} />;
  return (
    <>
      <Findings uai={uai} groups={groups} />
      <Ends uai={uai} ends={ends} />
      {since !== null && (
        <Section title="Depuis le dernier import de comptes">
          <p>
            Import du {frenchMoment(since.takenAt)}&nbsp;:{" "}
            {count(since.appeared, "constat nouveau", "constats nouveaux")},{" "}
            {count(since.fixed, "constat résolu", "constats résolus")}.
          </p>
        </Section>
      )}
    </>
  );
}

function NoAccounts({ uai }: { uai: string }) {
  return (
    <Section title="Comptes de l’ENT">
      <EmptyState
        title="Aucun compte connu"
        gesture={
          <LinkButton icon="import" href={`/e/${uai}/imports`}>
            Importer les comptes
          </LinkButton>
        }
      >
        Importez l’annuaire académique (AAF), la liste des comptes et celle des invités&nbsp;: la console dira
        ce qui ne va pas.
      </EmptyState>
    </Section>
  );
}

/** Where each area is dealt with. */
function hrefOf(uai: string, id: string) {
  if (id.startsWith("G")) return routeTo(`/e/${uai}/comptes-invites/nettoyage#${id}`);
  if (id.startsWith("A")) return routeTo(`/e/${uai}/administrateurs`);
  return id === "C06" ? routeTo(`/e/${uai}/imports`) : routeTo(`/e/${uai}/comptes/constats#${id}`);
}

function Findings({ uai, groups }: { uai: string; groups: Summary["groups"] }) {
  const failing = groups.filter((group) => group.failing.length > 0);
  const ordered = [...failing].sort(
    (one, other) => severities.indexOf(one.sheet.severity) - severities.indexOf(other.sheet.severity),
  );
  const untold = groups.reduce((sum, group) => sum + group.untold.length, 0);
  return (
    <Section title="À faire d’abord sur les comptes" sentence={bySeverity(failing, untold)}>
      {ordered.length === 0 ? (
        <p>
          <Status tone={untold > 0 ? "warning" : "success"}>
            {untold > 0 ? "Rien de constaté, mais tout ne peut pas être dit" : "Aucun constat"}
          </Status>
        </p>
      ) : (
        <Table
          caption="Constats par gravité"
          rows={ordered.slice(0, shownFindings)}
          rowId={({ sheet }) => sheet.id}
          columns={[
            {
              id: "title",
              label: "Constat",
              cell: ({ sheet }) => (
                <Link href={hrefOf(uai, sheet.id)}>
                  {sheet.title} <span className="font-mono text-sm font-normal text-muted">{sheet.id}</span>
                </Link>
              ),
            },
            {
              id: "severity",
              label: "Gravité",
              cell: ({ sheet }) => (
                <Status tone={severityTones[sheet.severity]}>{severityNames[sheet.severity]}</Status>
              ),
            },
            { id: "count", label: "Comptes", kind: "number", cell: ({ failing: found }) => found.length },
            { id: "advice", label: "Que faire", cell: ({ sheet }) => sheet.advice },
          ]}
        />
      )}
    </Section>
  );
}

function bySeverity(failing: readonly RuleGroup[], untold: number): string {
  const parts = severities.flatMap((severity) => {
    const number = failing
      .filter(({ sheet }) => sheet.severity === severity)
      .reduce((sum, group) => sum + group.failing.length, 0);
    return number === 0 ? [] : [`${number} de gravité ${severityNames[severity].toLowerCase()}`];
  });
  const found = parts.length === 0 ? "Aucun constat" : `Constats : ${parts.join(", ")}`;
  return untold === 0
    ? `${found}.`
    : `${found} ; ${count(untold, "impossible à dire", "impossibles à dire")}, faute de données.`;
}

function Ends({ uai, ends }: { uai: string; ends: readonly EndBand[] }) {
  const total = ends.reduce((sum, band) => sum + band.count, 0);
  if (total === 0) return null;
  const of = (label: string) => ends.find((band) => band.label === label)?.count ?? 0;
  return (
    <Section
      title="Comptes invités"
      gesture={
        <Link href={`/e/${uai}/comptes-invites?fin=BIENTOT`} className="link">
          Ceux qui finissent dans 30 jours
        </Link>
      }
    >
      <BarChart
        title={titleOf(of("Sans fin"), of("Fin passée"), of("30 jours"))}
        rowsLabel="Fin"
        series={[{ label: "Comptes invités", tone: "info" }]}
        rows={ends.map(({ label, count: value }) => ({ label, values: [value] }))}
      />
    </Section>
  );
}

function titleOf(endless: number, over: number, soon: number): string {
  if (endless + over > 0)
    return `${count(endless, "invité n’a pas de date de fin", "invités n’ont pas de date de fin")}, ${count(over, "a dépassé la sienne", "ont dépassé la leur")}`;
  return soon > 0
    ? `${count(soon, "invité arrive", "invités arrivent")} à son terme dans 30 jours`
    : "Tous les invités ont une date de fin à venir";
}

import { BarChart } from "@/components/ui/chart/bar-chart";
import { Section } from "@/components/ui/section";
import { count } from "@/lib/french";
import type { Split, TargetRow, YearRow } from "@/lib/rights/rules/overview";

type Props = {
  rubrics: readonly TargetRow[];
  services: readonly TargetRow[];
  years: readonly YearRow[];
  shares: readonly { moment: string; share: number; total: number }[];
};

const series = [
  { label: "Populations", tone: "success" },
  { label: "Personnes", tone: "warning" },
] as const;

const valuesOf = ({ populations, persons }: Split) => [populations, persons];

const total = (rows: readonly Split[]): Split => ({
  populations: rows.reduce((sum, { populations }) => sum + populations, 0),
  persons: rows.reduce((sum, { persons }) => sum + persons, 0),
});

/** Grants by kind, by the year they were given in, and the share of those given to persons over time. */
export function OverviewCharts({ rubrics, services, years, shares }: Props) {
  const kinds = [
    { label: "Rubriques", values: valuesOf(total(rubrics)) },
    { label: "Services", values: valuesOf(total(services)) },
  ];
  return (
    <>
      <Section title="À qui les droits sont donnés">
        <BarChart title="Droits en vigueur, par bénéficiaire" rowsLabel="Sur" series={series} rows={kinds} />
      </Section>
      <Section title="Quand ils ont été donnés">
        <BarChart
          title="Droits en vigueur, par année où ils ont été donnés"
          rowsLabel="Année"
          series={series}
          rows={years.map((row) => ({ label: row.year, values: valuesOf(row) }))}
        />
      </Section>
      {shares.length > 1 && (
        <Section title="La part des droits donnés à des personnes">
          <BarChart
            title={describeTrend(shares)}
            rowsLabel="Fin"
            series={[{ label: "Part (%)", tone: "warning" }]}
            rows={shares.map(({ moment, share }) => ({ label: moment, values: [Math.round(share * 100)] }))}
            note="Un droit dont personne n’a dit la date compte depuis le début."
          />
        </Section>
      )}
    </>
  );
}

function describeTrend(shares: Props["shares"]): string {
  const [first, last] = [shares[0], shares.at(-1)];
  if (!first || !last) return "";
  const points = Math.round((last.share - first.share) * 100);
  if (points === 0) return `Elle n’a pas bougé depuis fin ${first.moment}`;
  const way = points > 0 ? "gagné" : "perdu";
  return `Elle a ${way} ${count(Math.abs(points), "point")} depuis fin ${first.moment}`;
}

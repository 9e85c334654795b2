import { SummaryPanel } from "@/components/ui/wizard/summary-panel";

type Props = {
  scope: string;
  includedCount: number;
  excludedCount: number;
  classes: { name: string; count: number }[];
};

const figures = new Intl.NumberFormat("fr-FR");

/** What the campaign would do as it stands, always beside the steps. */
export function PlanSummary({ scope, includedCount, excludedCount, classes }: Props) {
  return (
    <SummaryPanel
      title="Cette campagne"
      lines={[
        { term: "À réinitialiser", value: figures.format(includedCount) },
        { term: "Exclus", value: figures.format(excludedCount) },
      ]}
    >
      <p>{scope}</p>
      {classes.length > 1 && (
        <details>
          <summary className="link cursor-pointer">Par classe</summary>
          <ul className="mt-1">
            {classes.map(({ name, count }) => (
              <li key={name} className="flex justify-between gap-4 tabular-nums">
                <span>{name}</span>
                <span>{figures.format(count)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </SummaryPanel>
  );
}

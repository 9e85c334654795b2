import { BarChart } from "@/components/ui/chart/bar-chart";
import type { StatusTone } from "@/components/ui/status";
import { chartSeries, type ChartSeries, describeClasses, valueOf } from "@/lib/dashboard/rules/states-chart";
import type { ClassLine } from "@/lib/students/rules/class-table";

type Props = { lines: readonly ClassLine[]; school: ClassLine };

const tones: Record<ChartSeries["id"], StatusTone> = {
  working: "success",
  provisional: "info",
  never: "warning",
  blocked: "danger",
  unknown: "neutral",
};

/** Each class, state by state; a state that nobody is in takes no room. */
export function ClassChart({ lines, school }: Props) {
  const [first, ...others] = chartSeries.filter((series) => valueOf(school, series) > 0);
  if (!first) return null;
  const drawn = [first, ...others];
  return (
    <BarChart
      title={describeClasses(lines)}
      rowsLabel="Classe"
      series={[drawnAs(first), ...others.map(drawnAs)]}
      rows={lines.map((line) => ({
        label: line.className ?? "Sans classe",
        values: drawn.map((series) => valueOf(line, series)),
      }))}
    />
  );
}

const drawnAs = ({ id, label }: ChartSeries) => ({ label, tone: tones[id] });

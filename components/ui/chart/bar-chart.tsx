import { type ReactNode, useId } from "react";
import { frenchNumber } from "@/lib/french";
import { Status, type StatusTone } from "../status";
import { type BarRow, ChartTable } from "./chart-table";

export type Series = { label: string; tone: StatusTone };

type Props = {
  /** Says the finding: « Trois classes n’ont presque pas activé leurs comptes ». */
  title: string;
  /** Name of the first column: « Classe ». */
  rowsLabel: string;
  /** At most five; each has its own column, so that nothing is told by colour. */
  series: readonly [Series, ...Series[]];
  /** One value for each series, in the same order. */
  rows: readonly BarRow[];
  note?: ReactNode;
};

const grids = ["", "sm:grid-cols-1", "sm:grid-cols-2", "sm:grid-cols-3", "sm:grid-cols-4", "sm:grid-cols-5"];

const fills: Record<StatusTone, string> = {
  neutral: "text-edge",
  info: "text-info",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
};

/** Bars side by side on one scale, each figure written beside its bar, and the same figures as a table. */
export function BarChart({ title, rowsLabel, series, rows, note }: Props) {
  const id = useId();
  const longest = Math.max(1, ...rows.flatMap((row) => row.values));
  const columns = grids[series.length] ?? "";
  return (
    <figure aria-labelledby={id} className="space-y-3">
      <figcaption id={id} className="font-semibold">
        {title}
      </figcaption>
      <div aria-hidden="true" className={`space-y-1 ${series.length === 1 ? "max-w-text" : ""}`}>
        <div className="hidden gap-4 sm:flex">
          <span className="w-24 shrink-0" />
          <div className={`grid flex-1 gap-4 text-sm ${columns}`}>
            {series.map(({ label, tone }) => (
              <Status key={label} tone={tone}>
                {label}
              </Status>
            ))}
          </div>
        </div>
        {rows.map((row) => (
          <div key={row.label} className="gap-4 py-1 sm:flex sm:h-7 sm:items-center sm:py-0">
            <span className="block w-24 shrink-0 truncate font-medium">{row.label}</span>
            <div className={`grid flex-1 gap-x-4 ${columns}`}>
              {series.map(({ label, tone }, index) => (
                <Bar key={label} label={label} tone={tone} value={row.values[index] ?? 0} longest={longest} />
              ))}
            </div>
          </div>
        ))}
      </div>
      {note && <p className="text-sm text-muted">{note}</p>}
      <ChartTable
        title={title}
        rowsLabel={rowsLabel}
        columns={series.map(({ label }) => label)}
        rows={rows}
      />
    </figure>
  );
}

function Bar({ label, tone, value, longest }: Series & { value: number; longest: number }) {
  return (
    <div className="flex items-center gap-2">
      <span className="w-32 shrink-0 text-sm text-muted sm:hidden">{label}</span>
      <svg className={`h-3 min-w-0 flex-1 ${fills[tone]}`} width="100%">
        <rect width="100%" height="100%" rx="1.5" className="fill-hover" />
        <rect width={`${(value / longest) * 100}%`} height="100%" rx="1.5" className="fill-current" />
      </svg>
      <span className={`w-10 text-sm tabular-nums ${value === 0 ? "text-muted" : "font-medium"}`}>
        {frenchNumber(value)}
      </span>
    </div>
  );
}

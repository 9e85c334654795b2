import type { StatusTone } from "@/components/ui/status";
import type { ClassLine } from "@/lib/students/rules/class-table";
import type { StudentState } from "@/lib/students/rules/states";
import { stateTones } from "../students/student-state";

/** From what works to what is not known: the same order in every bar. */
export const barOrder: readonly StudentState[] = [
  "ACTIVE",
  "FEDERATED",
  "PROVISIONAL",
  "NEVER_ACTIVATED",
  "BLOCKED",
  "UNKNOWN",
];

const fills: Record<StatusTone, string> = {
  success: "fill-success",
  info: "fill-info",
  warning: "fill-warning",
  danger: "fill-danger",
  neutral: "fill-edge",
};

/** The shares of each state on one line; the figures are written beside it, the drawing alone says nothing. */
export function StateBar({ line, height }: { line: Pick<ClassLine, "states" | "total">; height: number }) {
  const share = (value: number) => `${(value / line.total) * 100}%`;
  const before = (rank: number) =>
    barOrder.slice(0, rank).reduce((sum, state) => sum + line.states[state], 0);
  return (
    <svg aria-hidden="true" width="100%" height={height} className="block">
      {barOrder.map(
        (state, rank) =>
          line.states[state] > 0 && (
            <rect
              key={state}
              x={share(before(rank))}
              width={share(line.states[state])}
              height="100%"
              className={`stroke-ground stroke-2 ${fills[stateTones[state]]}`}
            />
          ),
      )}
    </svg>
  );
}

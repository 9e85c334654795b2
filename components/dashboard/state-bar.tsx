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
  const before = (rank: number) =>
    barOrder.slice(0, rank).reduce((sum, state) => sum + line.states[state], 0);
  const share = (value: number) => `${Number(((value / line.total) * 100).toFixed(2))}%`;
  return (
    <svg aria-hidden="true" width="100%" height={height} className="block stroke-ground stroke-2">
      {barOrder.map(
        (state, rank) =>
          line.states[state] > 0 && (
            <rect
              key={state}
              x={share(before(rank))}
              width={share(line.states[state])}
              height="100%"
              className={fills[stateTones[state]]}
            />
          ),
      )}
    </svg>
  );
}

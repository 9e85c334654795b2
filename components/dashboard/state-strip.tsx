import Link from "next/link";
import type { StatusTone } from "@/components/ui/status";
import { describeWorking } from "@/lib/dashboard/rules/states-chart";
import { frenchNumber } from "@/lib/french";
import type { ClassLine } from "@/lib/students/rules/class-table";
import type { StudentState } from "@/lib/students/rules/states";
import { listHref } from "../students/list-address";
import { StudentStatus, stateTones } from "../students/student-state";

type Props = { uai: string; school: ClassLine };

/** From what works to what is not known. */
const order: readonly StudentState[] = [
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

/** The whole school on one line, each state with its word, its number and the way to its pupils. */
export function StateStrip({ uai, school }: Props) {
  const met = order.filter((state) => school.states[state] > 0);
  return (
    <figure className="space-y-4">
      <figcaption className="font-semibold">{describeWorking(school)}</figcaption>
      <svg aria-hidden="true" width="100%" height="16" className="block">
        {met.map((state, rank) => (
          <rect
            key={state}
            x={share(sumBefore(met, rank, school), school)}
            width={share(school.states[state], school)}
            height="100%"
            className={`stroke-ground stroke-2 ${fills[stateTones[state]]}`}
          />
        ))}
      </svg>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {met.map((state) => (
          <div key={state} className="flex flex-col-reverse">
            <dt className="text-sm">
              <StudentStatus state={state} />
            </dt>
            <dd className="text-lg font-semibold tabular-nums">
              <Link href={listHref(uai, { etat: state })} className="underline-offset-4 hover:underline">
                {frenchNumber(school.states[state])}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}

const sumBefore = (states: readonly StudentState[], rank: number, school: ClassLine) =>
  states.slice(0, rank).reduce((total, state) => total + school.states[state], 0);

const share = (value: number, school: ClassLine) => `${(value / school.total) * 100}%`;

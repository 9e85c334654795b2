import Link from "next/link";
import { describeWorking } from "@/lib/dashboard/rules/findings";
import { frenchNumber } from "@/lib/french";
import type { ClassLine } from "@/lib/students/rules/class-table";
import { listHref } from "../students/list-address";
import { StudentStatus } from "../students/student-state";
import { barOrder, StateBar } from "./state-bar";

/** The whole school on one line, each state with its word, its number and the way to its pupils. */
export function StateStrip({ uai, school }: { uai: string; school: ClassLine }) {
  return (
    <figure className="space-y-4">
      <figcaption className="font-semibold">{describeWorking(school)}</figcaption>
      <StateBar line={school} height={16} />
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {barOrder
          .filter((state) => school.states[state] > 0)
          .map((state) => (
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

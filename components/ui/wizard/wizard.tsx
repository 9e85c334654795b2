import type { ReactNode } from "react";
import { type Step, Steps } from "./steps";

type Props = { steps: readonly Step[]; summary: ReactNode; children: ReactNode };

/** Steps in the margin, work in the middle, summary on the right; on a small screen the summary comes before the work. */
export function Wizard({ steps, summary, children }: Props) {
  return (
    <div className="grid items-start gap-x-10 gap-y-6 md:grid-cols-[minmax(0,1fr)_15rem] xl:grid-cols-[10rem_minmax(0,1fr)_16rem]">
      <div className="md:col-span-2 xl:col-span-1">
        <Steps steps={steps} />
      </div>
      <div className="min-w-0 md:sticky md:top-6 md:order-last">{summary}</div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

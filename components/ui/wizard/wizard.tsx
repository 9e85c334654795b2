import type { ReactNode } from "react";
import { type Step, Steps } from "./steps";

type Props = { steps: readonly Step[]; summary: ReactNode; children: ReactNode };

/** Steps in the margin, work in the middle, summary on the right; one column on a small screen. */
export function Wizard({ steps, summary, children }: Props) {
  return (
    <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[10rem_minmax(0,1fr)_16rem]">
      <Steps steps={steps} />
      <div className="min-w-0 lg:order-none">{children}</div>
      <div className="lg:order-none">{summary}</div>
    </div>
  );
}

import type { Route } from "next";
import Link from "next/link";
import { Icon } from "../icon";

export type Step = {
  label: string;
  state: "done" | "current" | "todo";
  /** A step already done can be seen again without losing anything. */
  href?: Route;
};

/** The way through a long gesture, named step by step. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <nav aria-label="Étapes">
      <ol className="flex flex-wrap gap-x-5 gap-y-1 xl:block xl:space-y-1">
        {steps.map((step, index) => (
          <li
            key={step.label}
            aria-current={step.state === "current" ? "step" : undefined}
            className="flex min-h-8 items-center gap-2.5 text-muted aria-[current]:font-semibold aria-[current]:text-ink"
          >
            <Marker state={step.state} number={index + 1} />
            {step.href === undefined ? (
              <span>{step.label}</span>
            ) : (
              <Link href={step.href} className="text-ink underline-offset-4 hover:underline">
                {step.label}
              </Link>
            )}
            {step.state === "done" && <span className="sr-only">, terminée</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

const markers: Record<Step["state"], string> = {
  done: "border-accent text-accent",
  current: "border-accent bg-accent text-on-accent",
  todo: "border-edge text-muted",
};

function Marker({ state, number }: { state: Step["state"]; number: number }) {
  return (
    <span
      className={`flex size-6 shrink-0 items-center justify-center rounded-full border text-sm font-semibold tabular-nums ${markers[state]}`}
    >
      {state === "done" ? <Icon name="check" className="size-3.5" /> : number}
    </span>
  );
}

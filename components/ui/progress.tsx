"use client";

import { type ReactNode, useId } from "react";
import { frenchNumber } from "@/lib/french";

type Props = {
  /** What is being done: « Réinitialisation de 612 mots de passe ». */
  label: ReactNode;
  done: number;
  total: number;
  /** After the figures: « environ 20 s ». */
  remaining?: string | undefined;
  /** Below the bar: the last done, what failed so far, that one may leave. */
  children?: ReactNode;
};

/** How far a long work has gone. Heard at each tenth only: every figure would be noise. */
export function Progress({ label, done, total, remaining, children }: Props) {
  const id = useId();
  const tenth = total === 0 ? 100 : Math.floor((done / total) * 10) * 10;
  return (
    <div className="max-w-text space-y-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <p className="tabular-nums">
          {frenchNumber(done)} / {frenchNumber(total)}
          {remaining !== undefined && <span className="text-muted"> · {remaining}</span>}
        </p>
      </div>
      <progress id={id} value={done} max={Math.max(total, 1)} className="progress" />
      <p role="status" className="sr-only">
        {tenth}&nbsp;% fait
      </p>
      {children && <div className="space-y-1 text-sm text-muted">{children}</div>}
    </div>
  );
}

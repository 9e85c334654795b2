import type { ClassLine } from "@/lib/students/rules/class-table";
import { studentStates } from "@/lib/students/rules/states";

type Line = Pick<ClassLine, "className" | "states" | "total">;
/** One bar: a class, or all the classes of a level. `className` is undefined for a level, null for "sans classe". */
export type BarLine = Pick<ClassLine, "states" | "total"> & {
  name: string;
  className: string | null | undefined;
};

/** More bars than this are no longer read one by one. */
export const mostBars = 40;

const levels = ["6e", "5e", "4e", "3e", "2de", "1re", "Terminale", "Autres classes"] as const;
type Level = (typeof levels)[number];

const numbered: Readonly<Record<string, Level>> = {
  "6": "6e",
  "5": "5e",
  "4": "4e",
  "3": "3e",
  "2": "2de",
  "1": "1re",
};

/** The level a class name begins with: "6e A", "6EME1", "601" and "6A" are all of 6e. */
export function levelOf(className: string): Level {
  // A second digit makes another number ("10e"), unless three make a room's ("601").
  const [, digit] = /^([1-6])(?:\d\d)?(?!\d)/.exec(className) ?? [];
  if (digit !== undefined) return numbered[digit] ?? "Autres classes";
  return /^t(?:[^a-z]|$|le|erm|[a-z]{1,4}\d)/i.test(className) ? "Terminale" : "Autres classes";
}

/** One bar a class, in the order given; beyond 40, one bar a level, from 6e to terminale. */
export function barsOf(lines: readonly Line[]): { bars: BarLine[]; areLevels: boolean } {
  if (lines.length <= mostBars)
    return {
      bars: lines.map((line) => ({ ...line, name: line.className ?? "Sans classe" })),
      areLevels: false,
    };
  const named = lines.filter(({ className }) => className !== null);
  const bars = levels.flatMap((level) => {
    const held = named.filter(({ className }) => levelOf(className ?? "") === level);
    return held.length === 0 ? [] : [{ ...sumOf(held), name: level, className: undefined }];
  });
  const without = lines.find(({ className }) => className === null);
  return { bars: without ? [...bars, { ...without, name: "Sans classe" }] : bars, areLevels: true };
}

function sumOf(lines: readonly Line[]): Pick<ClassLine, "states" | "total"> {
  const states = { NEVER_ACTIVATED: 0, PROVISIONAL: 0, ACTIVE: 0, BLOCKED: 0, FEDERATED: 0, UNKNOWN: 0 };
  for (const state of studentStates) states[state] = lines.reduce((sum, line) => sum + line.states[state], 0);
  return { states, total: lines.reduce((sum, { total }) => sum + total, 0) };
}

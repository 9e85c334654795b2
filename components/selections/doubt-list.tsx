import { describeLines, type LineRange } from "@/lib/selections/rules/findings";
import type { DoubtReason } from "@/lib/selections/rules/matching";
import { doubtWords } from "@/lib/selections/rules/wording";
import { type Pupil, PupilTick } from "./pupil-tick";

export type Doubt = { reason: DoubtReason; lines: LineRange[]; candidates: readonly Pupil[] };

/** Lines that may mean somebody: nobody is ticked before the operator has looked. */
export function DoubtList({ doubts }: { doubts: readonly Doubt[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {doubts.map(({ reason, lines, candidates }) => {
        const where = capitalised(describeLines(lines, 5));
        return (
          <li key={`${reason} ${where}`} className="py-4">
            <fieldset>
              <legend>
                <span className="font-medium tabular-nums">{where}.</span> {doubtWords[reason]}
              </legend>
              <div className="pt-2">
                {candidates.map((pupil) => (
                  <PupilTick key={pupil.id} pupil={pupil} detailed />
                ))}
              </div>
            </fieldset>
          </li>
        );
      })}
    </ul>
  );
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);

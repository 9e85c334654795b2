import { Field } from "@/components/ui/form/field";
import { parisDay } from "@/lib/paris-day";
import { frenchDay } from "@/lib/french";
import { ClassTicks } from "./class-ticks";

export type TermsProps = {
  classes: readonly { name: string; count: number }[];
  /** Days one may choose, "AAAA-MM-JJ". */
  firstDay: string;
  lastDay: string;
  chosen?: { classNames: readonly string[]; validUntil: Date | null };
};

/** What is handed over, and until when. */
export function TermsFields({ classes, firstDay, lastDay, chosen }: TermsProps) {
  const until = chosen?.validUntil ? parisDay(chosen.validUntil) : undefined;
  return (
    <>
      <ClassTicks classes={classes} chosen={chosen?.classNames ?? []} />
      <Field
        name="jusquAu"
        type="date"
        label="Dernier jour"
        help={`Au plus tard le ${frenchDay(new Date(lastDay))} : une délégation suit l’année scolaire. Ce jour est compris.`}
        min={firstDay}
        max={lastDay}
        {...(until !== undefined && { defaultValue: until })}
      />
    </>
  );
}

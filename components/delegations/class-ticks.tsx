"use client";

import { FieldError } from "@/components/ui/form/field-frame";
import { useFieldResult } from "@/components/ui/form/form-result";
import { count } from "@/lib/french";

type Props = { classes: readonly { name: string; count: number }[]; chosen: readonly string[] };

/** The classes to hand over, each with its pupils; what was ticked comes back with an error. */
export function ClassTicks({ classes, chosen }: Props) {
  const { id, errors, sent } = useFieldResult("classe");
  const ticked = sent === undefined ? chosen : (sent ?? "").split("\n");
  return (
    <fieldset className="min-w-0" aria-describedby={errors.length > 0 ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-medium">Classes confiées</legend>
      <div className="grid max-w-text grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-6">
        {classes.map(({ name, count: pupils }, rank) => (
          <label
            key={`${name} ${sent ?? ""}`}
            className="flex min-h-8 items-center gap-2 border-b border-line"
          >
            <input
              type="checkbox"
              // The summary of errors points at the first class.
              id={rank === 0 ? id : undefined}
              name="classe"
              value={name}
              defaultChecked={ticked.includes(name)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0 flex-1 break-words">{name}</span>
            <span className="text-sm text-muted tabular-nums">{count(pupils, "élève")}</span>
          </label>
        ))}
      </div>
      <FieldError id={id} errors={errors} />
    </fieldset>
  );
}

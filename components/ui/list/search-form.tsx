import { type ReactNode, useId } from "react";
import { Button } from "../button";
import { controlLook } from "../form/field-frame";

type Props = {
  /** « Rechercher un élève ». */
  label: string;
  /** Tells two searches of one page apart. */
  landmark?: string;
  name?: string;
  value?: string | undefined;
  /** The filters in force, sent again with the search. */
  kept?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** More filters: selects and ticks. */
  children?: ReactNode;
};

/** Searching changes the address and nothing else: a plain form, which works everywhere. */
export function SearchForm({ label, landmark, name = "q", value, kept = {}, children }: Props) {
  const id = useId();
  return (
    <form
      role="search"
      aria-label={landmark}
      method="get"
      className="flex flex-wrap items-end gap-3 print:hidden"
    >
      {Object.entries(kept).map(([key, values]) =>
        [values ?? []]
          .flat()
          .map((value) => <input key={`${key}=${value}`} type="hidden" name={key} value={value} />),
      )}
      <div className="min-w-0 flex-1 basis-56 space-y-1 sm:max-w-80">
        <label htmlFor={id} className="block font-medium">
          {label}
        </label>
        <input id={id} type="search" name={name} defaultValue={value} className={`${controlLook} h-9 py-1`} />
      </div>
      {children}
      <Button type="submit" icon="search">
        Rechercher
      </Button>
    </form>
  );
}

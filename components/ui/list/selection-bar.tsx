"use client";

import { type ReactNode, useEffect, useState } from "react";
import { frenchNumber } from "@/lib/french";

type Props = {
  formId: string;
  /** Name of the ticks of the table. */
  name: string;
  /** How many match the filters, beyond the visible page. */
  total: number;
  /** « compte sélectionné », « comptes sélectionnés ». */
  singular: string;
  plural: string;
  /** The gestures on what is selected: buttons that send the form. */
  children: ReactNode;
};

/**
 * Appears at the bottom as soon as a row is ticked. « Tout » sends `everything=on`: all that match, not only the page.
 * Without JavaScript the bar is always there, without its count. It sticks to the bottom of the box that holds it
 * with its table: a form drawn around the bar alone must have the class `contents`.
 */
export function SelectionBar({ formId, name, total, singular, plural, children }: Props) {
  const ticked = useTicked(formId, name);
  const [everything, setEverything] = useState(false);
  if (ticked === 0 && !everything) return null;

  const count = everything ? total : ticked;
  return (
    <div
      role="region"
      aria-label="Sélection"
      className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface px-4 py-3 shadow-lifted print:hidden"
    >
      {count !== null && (
        <p role="status" className="tabular-nums">
          <strong>{frenchNumber(count)}</strong> {count > 1 ? plural : singular} sur {frenchNumber(total)}
        </p>
      )}
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          name="everything"
          form={formId}
          checked={everything}
          onChange={(event) => {
            setEverything(event.target.checked);
          }}
          className="size-4 accent-accent"
        />
        Sélectionner les {frenchNumber(total)}
      </label>
      <div className="flex flex-wrap gap-2 sm:ml-auto">{children}</div>
    </div>
  );
}

/** Number of ticks of the form, or null as long as nothing can count them. */
function useTicked(formId: string, name: string): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const selector = `input[type=checkbox][form="${CSS.escape(formId)}"][name="${CSS.escape(name)}"]:checked`;
    const recount = () => {
      setCount(document.querySelectorAll(selector).length);
    };
    recount();
    document.addEventListener("change", recount);
    return () => {
      document.removeEventListener("change", recount);
    };
  }, [formId, name]);
  return count;
}

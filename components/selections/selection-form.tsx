"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { SelectionBar } from "@/components/ui/list/selection-bar";
import { Notice } from "@/components/ui/notice";
import type { ActionResult } from "@/lib/action-result";
import { makeSelection } from "@/lib/selections/actions";

type Props = {
  /** The form that the ticks of the table belong to. */
  formId: string;
  uai: string;
  filter: readonly (readonly [name: string, value: string])[];
  tickName: string;
  total: number;
};

/** Takes the ticked pupils, or all that match, to the wizard of resets. A plain form without JavaScript. */
export function SelectionForm({ formId, uai, filter, tickName, total }: Props) {
  const [result, send, pending] = useActionState<ActionResult, FormData>(makeSelection, { status: "idle" });
  return (
    <>
      {result.status === "refused" && (
        <div className="my-4">
          <Notice tone="warning" live="alert">
            {result.reason}
          </Notice>
        </div>
      )}
      <form id={formId} action={send} className="contents">
        <input type="hidden" name="uai" value={uai} />
        <HiddenFields fields={filter} />
        <SelectionBar
          formId={formId}
          name={tickName}
          total={total}
          singular="élève sélectionné"
          plural="élèves sélectionnés"
        >
          <Button type="submit" tone="primary" icon="reset" busy={pending}>
            Préparer la réinitialisation
          </Button>
        </SelectionBar>
      </form>
    </>
  );
}

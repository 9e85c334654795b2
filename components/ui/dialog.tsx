"use client";

import { createContext, type ReactNode, useContext, useId, useRef } from "react";
import { Button, type ButtonTone } from "./button";
import { Icon, type IconName } from "./icon";

const CloseFormId = createContext<string | undefined>(undefined);

type Props = {
  /** The button that opens it. */
  trigger: ReactNode;
  triggerTone?: ButtonTone;
  triggerIcon?: IconName;
  title: string;
  /** What cannot be taken back wears the colour of danger. */
  danger?: boolean;
  children: ReactNode;
};

/** A question that stops everything else, in the browser's own dialog: Escape closes it, the focus comes back. */
export function Dialog({ trigger, triggerTone, triggerIcon, title, danger = false, children }: Props) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  // Lets recent browsers open it before, or without, our script.
  const command = { command: "show-modal", commandfor: id };
  return (
    <>
      <Button
        {...command}
        tone={triggerTone ?? (danger ? "danger" : "secondary")}
        icon={triggerIcon}
        aria-haspopup="dialog"
        onClick={() => {
          if (box.current?.open === false) box.current.showModal();
        }}
      >
        {trigger}
      </Button>
      <dialog
        ref={box}
        id={id}
        aria-labelledby={`${id}-title`}
        className={`m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-[34rem] overflow-y-auto rounded-md border border-line border-t-4 bg-surface text-ink shadow-lifted ${danger ? "border-t-danger" : "border-t-accent"}`}
      >
        <div className="flex items-start justify-between gap-4 px-6 pt-5">
          <h2 id={`${id}-title`} className="text-lg font-semibold tracking-tight">
            {title}
          </h2>
          <form id={`${id}-close`} method="dialog">
            <button
              type="submit"
              aria-label="Fermer"
              className="rounded-md p-1 text-muted hover:bg-hover hover:text-ink"
            >
              <Icon name="close" />
            </button>
          </form>
        </div>
        <div className="space-y-5 px-6 pt-3 pb-6">
          <CloseFormId value={`${id}-close`}>{children}</CloseFormId>
        </div>
      </dialog>
    </>
  );
}

/** The way out beside the gesture of a dialog. */
export function DialogCancel() {
  return (
    <Button type="submit" form={useContext(CloseFormId)} formNoValidate>
      Ne rien changer
    </Button>
  );
}

/** What a dangerous gesture will do, to whom, and whether it can be taken back. */
export function Consequences({ what, who, undo }: { what: ReactNode; who: ReactNode; undo: ReactNode }) {
  return (
    <dl className="space-y-3">
      <Consequence term="Ce qui va se passer">{what}</Consequence>
      <Consequence term="Pour qui">{who}</Consequence>
      <Consequence term="Retour en arrière">{undo}</Consequence>
    </dl>
  );
}

function Consequence({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

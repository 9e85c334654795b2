import { type ReactNode, useId } from "react";

type Props = {
  title: ReactNode;
  /** Where the address of the page may lead: “#G01”. */
  id?: string;
  sentence?: ReactNode;
  gesture?: ReactNode;
  children: ReactNode;
};

/** A part of a page under its own title. */
export function Section({ title, id: anchor, sentence, gesture, children }: Props) {
  const id = useId();
  return (
    <section id={anchor} aria-labelledby={id} className="mt-10 scroll-mt-20 first:mt-0">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="space-y-0.5">
          <h2 id={id} className="text-lg font-semibold tracking-tight">
            {title}
          </h2>
          {sentence && <p className="max-w-text text-muted">{sentence}</p>}
        </div>
        {gesture}
      </div>
      {children}
    </section>
  );
}

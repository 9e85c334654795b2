import type { Route } from "next";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { Icon } from "./icon";

export type Crumb = { label: string; href: Route };

type Props = {
  /** The rooms above this page, from the widest; the page itself is the title. */
  trail?: readonly Crumb[];
  title: ReactNode;
  /** One sentence: « 12 comptes à traiter, 3 expirent cette semaine. » */
  sentence?: ReactNode;
  /** The one main gesture of the page. */
  gesture?: ReactNode;
};

/** Where one is, what the page is about, how it stands, and what to do. */
export function PageHeader({ trail = [], title, sentence, gesture }: Props) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4 border-b border-line pb-5">
      <div className="min-w-0 space-y-1">
        {trail.length > 0 && (
          <nav aria-label="Fil d’Ariane" className="text-sm text-muted print:hidden">
            <ol className="flex flex-wrap items-center gap-1">
              {trail.map((crumb, index) => (
                <Fragment key={crumb.href}>
                  {index > 0 && <Separator />}
                  <li>
                    <Link href={crumb.href} className="underline-offset-4 hover:text-ink hover:underline">
                      {crumb.label}
                    </Link>
                  </li>
                </Fragment>
              ))}
            </ol>
          </nav>
        )}
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {sentence && <p className="max-w-text text-muted">{sentence}</p>}
      </div>
      {gesture && <div className="flex flex-wrap gap-3">{gesture}</div>}
    </header>
  );
}

function Separator() {
  return (
    <li aria-hidden="true">
      <Icon name="chevron-right" className="size-3" />
    </li>
  );
}

import type { ReactNode } from "react";
import { LegalFooter } from "./legal-footer";
import { SkipLink } from "./skip-link";

/** The frame of the pages that need no account: the name of the console, then one narrow column. */
export function PublicFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="border-b border-line bg-sunken px-4 py-3 sm:px-6">
        <p className="font-semibold tracking-tight">Vigie ENT</p>
      </header>
      <div className="mx-auto max-w-text px-4 py-10 sm:px-6">
        <main id="contenu" tabIndex={-1} className="outline-none">
          {children}
        </main>
        <LegalFooter />
      </div>
    </>
  );
}

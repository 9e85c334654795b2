import Link from "next/link";

/** What every page must offer: the state of its accessibility. */
export function LegalFooter() {
  return (
    <footer className="mt-12 border-t border-line pt-4 text-sm text-muted print:hidden">
      <Link href="/accessibilite" className="underline underline-offset-4 hover:text-ink">
        Accessibilité&nbsp;: non conforme
      </Link>
    </footer>
  );
}

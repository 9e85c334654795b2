import type { Route } from "next";
import Link from "next/link";
import { Icon } from "../ui/icon";

export type School = { uai: string; name: string };
export type OtherSchool = School & { href: Route };

/** The school one works in, and the others one may go to. */
export function SchoolSwitch({ school, others }: { school: School; others: readonly OtherSchool[] }) {
  if (others.length === 0) {
    return (
      <div className="school" title={`${school.name} (${school.uai})`}>
        <SchoolName school={school} />
      </div>
    );
  }
  return (
    <details className="school-switch">
      <summary className="school" title={`${school.name} (${school.uai})`}>
        <SchoolName school={school} />
        <span className="sr-only">, changer d’établissement</span>
        <Icon name="chevron-down" className="rail-word ml-auto size-4 text-muted" />
      </summary>
      <ul className="school-list">
        {others.map((other) => (
          <li key={other.uai}>
            <Link href={other.href} className="block rounded-sm px-2 py-1.5 hover:bg-hover">
              <span className="block">{other.name}</span>
              <span className="block font-mono text-sm text-muted">{other.uai}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

function SchoolName({ school }: { school: School }) {
  return (
    <>
      <Icon name="school" className="mt-0.5 size-5 text-accent" />
      <span className="rail-word min-w-0">
        <span className="block leading-5 font-semibold">{school.name}</span>
        <span className="block font-mono text-sm text-muted">{school.uai}</span>
      </span>
    </>
  );
}

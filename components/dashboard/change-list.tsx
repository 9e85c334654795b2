import Link from "next/link";
import { routeTo } from "@/components/ui/route-to";
import type { Change } from "@/lib/dashboard/rules/changes";

/** What happened since the operator was last there, each line leading to what it tells. */
export function ChangeList({ uai, changes }: { uai: string; changes: readonly Change[] }) {
  if (changes.length === 0) return <p>Rien de nouveau depuis.</p>;
  return (
    <ul className="space-y-1">
      {changes.map(({ id, text, path }) => (
        <li key={id}>
          <Link href={routeTo(`/e/${uai}${path}`)} className="link tabular-nums">
            {text}
          </Link>
        </li>
      ))}
    </ul>
  );
}

import Link from "next/link";
import { routeTo } from "@/components/ui/route-to";
import { frenchMoment } from "@/lib/french";
import type { Change } from "@/lib/dashboard/rules/changes";

type Props = { uai: string; changes: { since: Date; lines: readonly Change[] } };

/** What happened since the operator was last there, each line leading to what it tells. */
export function ChangeList({ uai, changes: { since, lines } }: Props) {
  if (lines.length === 0)
    return <p className="text-muted">Rien n’a changé depuis le {frenchMoment(since)}.</p>;
  return (
    <>
      <p className="mb-2 text-muted">Depuis le {frenchMoment(since)}&nbsp;:</p>
      <ul className="space-y-1">
        {lines.map(({ id, text, path }) => (
          <li key={id}>
            <Link href={routeTo(`/e/${uai}${path}`)} className="link tabular-nums">
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

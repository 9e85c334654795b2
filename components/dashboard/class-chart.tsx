import Link from "next/link";
import { describeClasses, workingOf } from "@/lib/dashboard/rules/findings";
import { frenchNumber } from "@/lib/french";
import type { ClassLine } from "@/lib/students/rules/class-table";
import { type ClassStateLine, ClassStateTable } from "../students/class-state-table";
import { classFilter, listHref } from "../students/list-address";
import { StateBar } from "./state-bar";

type Props = { uai: string; lines: readonly ClassStateLine[]; school: ClassLine };

/** One bar a class, in the colours and the order of the bar of the school; the figures are in the table below. */
export function ClassChart({ uai, lines, school }: Props) {
  return (
    <figure className="space-y-3">
      <figcaption className="font-semibold">{describeClasses(lines)}</figcaption>
      <p className="text-sm text-muted">À droite de chaque barre : comptes en service sur nombre d’élèves.</p>
      <ul className="gap-x-12 lg:columns-2">
        {lines.map((line) => (
          <li
            key={line.className}
            className="grid h-8 break-inside-avoid grid-cols-[5.5rem_minmax(0,1fr)_4rem] items-center gap-3"
          >
            <Link
              href={listHref(uai, classFilter(line.className))}
              className="truncate font-medium underline-offset-4 hover:underline"
            >
              {line.className ?? "Sans classe"}
            </Link>
            <StateBar line={line} height={12} />
            <span className="text-right text-sm text-muted tabular-nums">
              <span className="font-medium text-ink">{frenchNumber(workingOf(line))}</span> /{" "}
              {frenchNumber(line.total)}
            </span>
          </li>
        ))}
      </ul>
      <details>
        <summary className="w-fit rounded-sm text-sm text-accent underline-offset-4 hover:underline">
          Voir le tableau
        </summary>
        <div className="pt-3">
          <ClassStateTable uai={uai} lines={lines} school={school} />
        </div>
      </details>
    </figure>
  );
}

import Link from "next/link";
import { ChartTable } from "@/components/ui/chart/chart-table";
import { describeClasses, workingOf } from "@/lib/dashboard/rules/findings";
import { type BarLine, barsOf } from "@/lib/dashboard/rules/levels";
import { frenchNumber } from "@/lib/french";
import { type ClassLine, statesMet } from "@/lib/students/rules/class-table";
import { stateWords, type StudentState } from "@/lib/students/rules/states";
import { classFilter, listHref } from "../students/list-address";
import { StateBar } from "./state-bar";

type Props = { uai: string; lines: readonly ClassLine[]; school: ClassLine };

/** One bar a class, or a level when they are many, in the colours and the order of the bar of the school. */
export function ClassChart({ uai, lines, school }: Props) {
  const { bars, areLevels } = barsOf(lines);
  const title = describeClasses(lines);
  const states = statesMet(school);
  return (
    <figure className="space-y-3">
      <figcaption className="font-semibold">{title}</figcaption>
      <p className="text-sm text-muted">
        À droite de chaque barre&nbsp;: comptes en service sur nombre d’élèves.{" "}
        {areLevels && (
          <Link href={`/e/${uai}/eleves/classes`} className="link">
            Voir les {frenchNumber(lines.filter(({ className }) => className !== null).length)} classes
          </Link>
        )}
      </p>
      <ul className={areLevels ? "bars" : "bars gap-x-12 lg:columns-2"}>
        {bars.map((line) => (
          <li key={line.name}>
            <BarName uai={uai} line={line} />
            <StateBar line={line} height={12} />
            <span className="bar-figures">
              <b>{frenchNumber(workingOf(line))}</b>
              {` / ${frenchNumber(line.total)}`}
            </span>
          </li>
        ))}
      </ul>
      <ChartTable
        title={`Élèves par ${areLevels ? "niveau" : "classe"} et par état de compte`}
        rowsLabel={areLevels ? "Niveau" : "Classe"}
        columns={[...states.map((state) => stateWords[state]), "Élèves"]}
        rows={bars.map((line) => ({ label: line.name, values: valuesOf(line, states) }))}
        total={{ label: "Tout l’établissement", values: valuesOf(school, states) }}
      />
    </figure>
  );
}

const valuesOf = ({ states, total }: Pick<ClassLine, "states" | "total">, shown: readonly StudentState[]) => [
  ...shown.map((state) => states[state]),
  total,
];

function BarName({ uai, line: { name, className } }: { uai: string; line: BarLine }) {
  if (className === undefined) return <span className="bar-name">{name}</span>;
  return (
    <Link prefetch={false} href={listHref(uai, classFilter(className))}>
      {name}
    </Link>
  );
}

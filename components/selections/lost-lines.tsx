import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import { count } from "@/lib/french";
import { countLines, describeLines, type LineRange } from "@/lib/selections/rules/findings";

const rangesShown = 100;

type Props = { none: readonly LineRange[]; vague: readonly LineRange[]; silent: number; cut: number };

/** What led to nobody, by number only: the lines themselves were never kept. */
export function LostLines({ none, vague, silent, cut }: Props) {
  const isEmpty = countLines(none) + countLines(vague) + silent + cut === 0;
  if (isEmpty) return null;
  return (
    <Section
      title="Le reste de la liste"
      sentence="La console n’a gardé aucun mot de votre liste : retrouvez ces lignes par leur numéro dans votre original."
    >
      <ul className="max-w-text list-disc space-y-2 pl-5">
        <Part ranges={none}>
          sans élève de l’établissement&nbsp;: un compte d’ailleurs, ou un identifiant que la console ne
          connaît pas
        </Part>
        <Part ranges={vague}>trop vague&nbsp;: plus de 12 élèves possibles</Part>
        {silent > 0 && <li>{count(silent, "ligne")} sans rien à chercher (titres, adresses de sites).</li>}
        {cut > 0 && (
          <li>
            {count(cut, "ligne coupée", "lignes coupées")} après l’identifiant ou le nom&nbsp;: la suite,
            peut-être un mot de passe, n’a pas été lue.
          </li>
        )}
      </ul>
    </Section>
  );
}

function Part({ ranges, children }: { ranges: readonly LineRange[]; children: ReactNode }) {
  const total = countLines(ranges);
  if (total === 0) return null;
  return (
    <li>
      {count(total, "ligne")} {children}.{" "}
      <details className="inline">
        <summary className="link inline cursor-pointer">Voir les numéros</summary>
        <p className="text-sm break-words text-muted tabular-nums">{describeLines(ranges, rangesShown)}.</p>
      </details>
    </li>
  );
}

import Link from "next/link";
import { DefinitionList } from "@/components/ui/definition-list";
import { Section } from "@/components/ui/section";
import { count, frenchMoment } from "@/lib/french";
import { dayWords } from "@/lib/reviews/rules/sentence";

type Facts = {
  scope: { words: string };
  deadline: string;
  createdByName: string;
  createdAt: Date;
  closedByName: string | null;
  closedAt: Date | null;
  batchId: string | null;
  sha256: string | null;
};

/** What the review is, and the seal of what it attests. */
export function ReviewFacts({ uai, review }: { uai: string; review: Facts }) {
  const { closedAt, closedByName, batchId, sha256 } = review;
  return (
    <Section title="Cette revue">
      <DefinitionList
        items={[
          { term: "Droits revus", value: review.scope.words },
          { term: "Ouverte", value: `le ${frenchMoment(review.createdAt)}, par ${review.createdByName}` },
          { term: "Échéance", value: dayWords(review.deadline) },
          {
            term: "Close",
            value: closedAt ? `le ${frenchMoment(closedAt)}, par ${closedByName ?? ""}` : "Pas encore",
          },
          ...(batchId === null
            ? []
            : [
                {
                  term: "Retraits et limites",
                  value: (
                    <Link href={`/e/${uai}/droits/lots/${batchId}`} className="link">
                      Voir le lot, ou le défaire
                    </Link>
                  ),
                },
              ]),
          ...(sha256 === null
            ? []
            : [
                {
                  term: "Empreinte SHA-256",
                  value: <span className="font-mono text-sm break-all">{sha256}</span>,
                },
              ]),
        ]}
      />
    </Section>
  );
}

type Conversion = { target: { kind: "RUBRIC" | "SERVICE"; id: string }; name: string; lines: number };

/** The targets whose rights are to be converted, each leading to its proposals. */
export function ConversionList({ uai, conversions }: { uai: string; conversions: readonly Conversion[] }) {
  if (conversions.length === 0) return null;
  return (
    <Section
      title="À convertir"
      sentence="Ces droits restent en place jusqu’à leur conversion : elle se fait cible par cible."
    >
      <ul className="max-w-text divide-y divide-line border-y border-line">
        {conversions.map(({ target, name, lines }) => (
          <li key={target.id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2">
            <Link
              href={`/e/${uai}/droits/cible/${target.kind === "RUBRIC" ? "rubrique" : "service"}/${target.id}`}
              className="link min-w-0 break-words"
            >
              {name}
            </Link>
            <span className="text-sm text-muted tabular-nums">{count(lines, "droit")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

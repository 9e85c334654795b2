import type { Metadata } from "next";
import { AdministratorCard } from "@/components/hygiene/administrator-card";
import { AppliedLimits } from "@/components/hygiene/administrator-policy";
import { DesignateGesture } from "@/components/hygiene/administrator-gestures";
import { verdictOf } from "@/components/hygiene/verdict-words";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { count } from "@/lib/french";
import { readAdministrators } from "@/lib/hygiene/read";

export const metadata: Metadata = { title: "Administrateurs" };

type Found = Awaited<ReturnType<typeof readAdministrators>>;

export default async function AdministratorsPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const found = await readAdministrators(uai);
  const { administrators, mayManage, staff } = found;
  return (
    <>
      <PageHeader
        title="Administrateurs"
        sentence={describe(administrators)}
        gesture={mayManage && staff.length > 0 && <DesignateGesture uai={uai} staff={staff} />}
      />
      {administrators.length === 0 ? (
        <EmptyState
          title="Aucun administrateur connu"
          gesture={<LinkButton href={`/e/${uai}/imports`}>Importer les comptes</LinkButton>}
        >
          Importez la liste des comptes de l’ENT avec sa colonne «&nbsp;Administrateur&nbsp;», ou désignez ici
          ceux que vous connaissez.
        </EmptyState>
      ) : (
        <>
          <Counts counts={found.counts} />
          {administrators.map(({ account, tests }) => (
            <AdministratorCard
              key={account.id}
              {...{ uai, account, tests, mayManage }}
              mayExcept={found.mayExcept}
              today={found.today}
            />
          ))}
          <AppliedLimits uai={uai} policy={found.policy} mayChange={found.mayChangePolicy} />
        </>
      )}
    </>
  );
}

function describe(administrators: Found["administrators"]): string {
  const wrong = administrators.filter(({ tests }) =>
    tests.some(({ verdict, exception }) => verdict.kind === "FAILS" && exception === null),
  );
  if (administrators.length === 0) return "Personne n’est connu comme administrateur de l’ENT.";
  return `${count(administrators.length, "administrateur")}, dont ${count(wrong.length, "à corriger", "à corriger")}.`;
}

function Counts({ counts }: { counts: Found["counts"] }) {
  return (
    <Section title="La liste entière">
      <ul className="divide-y divide-line border-y border-line">
        {counts.map(({ sheet, verdict }) => {
          const { tone, label, detail } = verdictOf(verdict, false);
          return (
            <li key={sheet.id} className="grid gap-x-6 py-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
              <span>
                <Status tone={tone}>{label}</Status>
              </span>
              <span>
                <span className="font-medium">{sheet.title}</span>{" "}
                <span className="font-mono text-sm text-muted">{sheet.id}</span>
                {detail !== "" && <span className="block">{detail}</span>}
                {verdict.kind === "FAILS" && <span className="block text-sm text-muted">{sheet.advice}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

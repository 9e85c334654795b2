import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CampaignHistory } from "@/components/students/campaign-history";
import { JournalList } from "@/components/students/journal-list";
import { StateHistory } from "@/components/students/state-history";
import { StudentFactList } from "@/components/students/student-facts";
import { WithholdGesture } from "@/components/students/withhold-gesture";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { routeTo } from "@/components/ui/route-to";
import { readJournalAbout } from "@/lib/journal/read";
import { readCampaignsOf } from "@/lib/resets/read/campaigns";
import { readStudent } from "@/lib/students/read";
import { stateWords } from "@/lib/students/rules/states";

export const metadata: Metadata = { title: "Élève" };

type Props = { params: Promise<{ uai: string; studentId: string }> };
type Student = NonNullable<Awaited<ReturnType<typeof readStudent>>>;

export default async function StudentPage({ params }: Props) {
  const { uai, studentId } = await params;
  const student = await readStudent(uai, studentId);
  if (!student) notFound();
  return (
    <>
      <PageHeader
        trail={[{ label: "Élèves", href: routeTo(`/e/${uai}/eleves`) }]}
        title={nameOf(student)}
        sentence={`${student.className ?? "Sans classe"}, ${stateWords[student.state].toLowerCase()}.`}
        gesture={<Gestures uai={uai} student={student} />}
      />
      <Standing student={student} />
      <Section title="Compte">
        <StudentFactList {...student} />
      </Section>
      {student.states.length > 0 && (
        <Section title="États du compte" sentence="Chaque état vu, et d’où on le tient.">
          <StateHistory states={student.states} />
        </Section>
      )}
      {student.mayReadResets && <Campaigns uai={uai} studentId={student.id} />}
      {student.mayReadJournal && <Journal uai={uai} studentId={student.id} />}
    </>
  );
}

const nameOf = ({ lastName, usageName, firstName }: Student) =>
  usageName === null || usageName === lastName
    ? `${lastName} ${firstName}`
    : `${lastName} (${usageName}) ${firstName}`;

function Gestures({ uai, student }: { uai: string; student: Student }) {
  if (student.hasLeft) return null;
  const search = new URLSearchParams({ portee: "STUDENTS", etape: "exclure", eleve: student.id });
  const wizard = routeTo(`/e/${uai}/reinitialisations/nouvelle?${search.toString()}`);
  return (
    <>
      {student.mayWithhold && (
        <WithholdGesture uai={uai} studentId={student.id} withheldReason={student.withheldReason} />
      )}
      {student.mayReset && student.withheldReason === null && (
        <LinkButton tone="primary" icon="reset" href={wizard}>
          Réinitialiser son mot de passe
        </LinkButton>
      )}
    </>
  );
}

/** What changes everything else on the page comes first. */
function Standing({ student: { hasLeft, withheldReason } }: { student: Student }) {
  if (!hasLeft && withheldReason === null) return null;
  return (
    <div className="mb-6">
      <Notice tone="info" title={hasLeft ? "A quitté l’établissement" : "Écarté des réinitialisations"}>
        {hasLeft
          ? "Son compte ne relève plus de l’établissement : il n’est ni réinitialisé ni imprimé."
          : "Aucune campagne ne change son mot de passe tant que ce choix est maintenu."}
      </Notice>
    </div>
  );
}

async function Campaigns({ uai, studentId }: { uai: string; studentId: string }) {
  const campaigns = await readCampaignsOf(uai, studentId);
  return (
    <Section title="Réinitialisations">
      {campaigns.length > 0 ? (
        <CampaignHistory uai={uai} campaigns={campaigns} />
      ) : (
        <p className="text-muted">Aucune campagne ne l’a concerné.</p>
      )}
    </Section>
  );
}

async function Journal({ uai, studentId }: { uai: string; studentId: string }) {
  const entries = await readJournalAbout(uai, studentId);
  return (
    <Section title="Journal" sentence="Ce que la console a fait de ce compte, et qui l’a demandé.">
      {entries.length > 0 ? (
        <JournalList entries={entries} />
      ) : (
        <p className="text-muted">Aucune entrée à son sujet.</p>
      )}
    </Section>
  );
}

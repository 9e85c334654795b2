import type { Metadata } from "next";
import Link from "next/link";
import { ChangeList } from "@/components/dashboard/change-list";
import { ClassChart } from "@/components/dashboard/class-chart";
import { RunningCampaign } from "@/components/dashboard/running-campaign";
import { SheetTable } from "@/components/dashboard/sheet-table";
import { StateStrip } from "@/components/dashboard/state-strip";
import { TaskList } from "@/components/dashboard/task-list";
import { PeopleDashboard } from "@/components/hygiene/people-dashboard";
import { Announcements } from "@/components/notifications/announcements";
import { RightsTasks } from "@/components/rights/rights-tasks";
import { LinkButton } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { readDashboard } from "@/lib/dashboard/read";
import { approvalTasks } from "@/lib/dashboard/rules/approvals";
import { listTasks } from "@/lib/dashboard/rules/lists";
import { sheetsToGive, studentsOf } from "@/lib/dashboard/rules/sheets";
import { type Task, tasksOf } from "@/lib/dashboard/rules/tasks";
import { count, frenchDay, frenchMoment } from "@/lib/french";
import { readHygieneSummary } from "@/lib/hygiene/read";
import { readNotifications } from "@/lib/notifications/read";
import { readRequestsToApprove } from "@/lib/resets/read/approvals";
import { readRightsFindings } from "@/lib/rights/read/findings";
import { readClassCounts } from "@/lib/students/read";
import type { ClassLine } from "@/lib/students/rules/class-table";

export const metadata: Metadata = { title: "Tableau de bord" };

type Dashboard = Awaited<ReturnType<typeof readDashboard>>;

export default async function DashboardPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const [dashboard, { lines, school }, requests, unread] = await Promise.all([
    readDashboard(uai),
    readClassCounts(uai),
    readRequestsToApprove(uai),
    readNotifications(uai),
  ]);
  const { campaign, now } = dashboard;
  const tasks = [
    ...approvalTasks(requests),
    ...listTasks(dashboard.awaitedLists, dashboard.may.startCampaign),
    ...tasksOf({ ...dashboard, school }),
  ];
  const sheets = sheetsToGive(dashboard.sheets, now);
  const mayStart = mayStartNow(dashboard, school);
  return (
    <>
      <PageHeader
        title="Tableau de bord"
        sentence={describeDay(lines, school, tasks)}
        gesture={
          mayStart && (
            <LinkButton icon="reset" href={`/e/${uai}/reinitialisations/nouvelle`}>
              Nouvelle réinitialisation
            </LinkButton>
          )
        }
      />
      <Announcements unread={unread} />
      {campaign && <RunningCampaign uai={uai} campaign={campaign} now={now} />}
      <WhatToDo uai={uai} tasks={tasks} may={dashboard.may} />
      {dashboard.changes && (
        <Section title="Depuis votre dernière connexion">
          <ChangeList uai={uai} changes={dashboard.changes} />
        </Section>
      )}
      {school.total > 0 && (
        <Section title="Élèves par état de compte">
          <div className="space-y-10">
            <StateStrip uai={uai} school={school} />
            <ClassChart uai={uai} lines={lines} school={school} />
          </div>
        </Section>
      )}
      {sheets.length > 0 && (
        <Section
          title="Feuilles à remettre"
          sentence={`${count(studentsOf(sheets), "élève n’a pas encore reçu son", "élèves n’ont pas encore reçu leur")} mot de passe provisoire.`}
        >
          <SheetTable uai={uai} lines={sheets} now={now} />
        </Section>
      )}
      {dashboard.seesImports && <Sources uai={uai} dashboard={dashboard} />}
    </>
  );
}

/** Each begins with what they can settle: the pupils are the principal’s, the accounts and the rights the RUPN’s. */
function WhatToDo({ uai, tasks, may }: { uai: string; tasks: readonly Task[]; may: Dashboard["may"] }) {
  if (may.startCampaign || !may.readAccounts)
    return (
      <>
        <Tasks uai={uai} title="À faire" tasks={tasks} />
        {may.readAccounts && <People uai={uai} />}
      </>
    );
  return (
    <>
      <People uai={uai} />
      <Tasks uai={uai} title="Du côté des élèves" tasks={tasks} />
    </>
  );
}

async function People({ uai }: { uai: string }) {
  const [summary, found] = await Promise.all([readHygieneSummary(uai), readRightsFindings(uai)]);
  return (
    <>
      <PeopleDashboard uai={uai} summary={summary} />
      <RightsTasks uai={uai} found={found} />
    </>
  );
}

function Tasks({ uai, title, tasks }: { uai: string; title: string; tasks: readonly Task[] }) {
  return (
    <Section title={title}>
      {tasks.length > 0 ? (
        <TaskList uai={uai} tasks={tasks} />
      ) : (
        <p>
          <Status tone="success">Rien à faire dans ce que la console connaît</Status>
        </p>
      )}
    </Section>
  );
}

const mayStartNow = ({ may, campaign }: Dashboard, school: ClassLine) =>
  may.startCampaign && campaign === null && school.total > 0;

function describeDay(lines: readonly ClassLine[], school: ClassLine, tasks: readonly Task[]): string {
  if (school.total === 0) return "Aucun élève pour l’instant.";
  const classes = lines.filter(({ className }) => className !== null).length;
  const pupils = `${count(school.total, "élève")} dans ${count(classes, "classe")}`;
  const urgent = tasks.filter(({ tone }) => tone === "danger").length;
  const todo = tasks.filter(({ tone }) => tone === "warning").length;
  const words = [
    urgent > 0 && count(urgent, "point urgent", "points urgents"),
    todo > 0 && count(todo, "point à traiter", "points à traiter"),
  ].filter((part) => part !== false);
  return words.length === 0 ? `${pupils}.` : `${pupils} : ${words.join(", ")}.`;
}

function Sources({ uai, dashboard: { lastImport, statesKnownAt } }: { uai: string; dashboard: Dashboard }) {
  const states =
    statesKnownAt === null
      ? "Inconnus : aucune liste ÉduConnect importée"
      : `Liste ÉduConnect du ${frenchDay(statesKnownAt)}`;
  return (
    <Section title="D’où viennent ces données">
      <DefinitionList
        items={[
          { term: "Dernier import", value: <LastImport uai={uai} lastImport={lastImport} /> },
          { term: "États de compte", value: states },
        ]}
      />
    </Section>
  );
}

function LastImport({ uai, lastImport }: { uai: string; lastImport: Dashboard["lastImport"] }) {
  if (!lastImport?.appliedAt) return "Aucun";
  return (
    <>
      <Link href={`/e/${uai}/imports/${lastImport.id}`} className="link break-all">
        {lastImport.fileName}
      </Link>
      , appliqué le {frenchMoment(lastImport.appliedAt)} par {lastImport.createdByName}
    </>
  );
}

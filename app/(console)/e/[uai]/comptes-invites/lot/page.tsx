import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { gesturePairs } from "@/components/batches/dry-run-address";
import { DryRunList } from "@/components/batches/dry-run-list";
import { ActionForm } from "@/components/ui/action-form";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/form/field";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { Select } from "@/components/ui/form/select";
import { TypedCountField } from "@/components/ui/form/typed-count-field";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { confirmBatch } from "@/lib/batches/actions";
import { readDryRun } from "@/lib/batches/read";
import { typedAbove } from "@/lib/batches/rules/dry-run";
import { canUndo, gestureWords, undoDays } from "@/lib/batches/rules/gestures";
import { count } from "@/lib/french";
import { readGuestForm } from "@/lib/guests/read";
import { frenchDate } from "@/lib/imports/rules/preview/wording";

export const metadata: Metadata = { title: "Geste sur plusieurs comptes" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type DryRun = Awaited<ReturnType<typeof readDryRun>>;

export default async function DryRunPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const query = await searchParams;
  const run = await readDryRun(uai, query);
  const words = gestureWords[run.asked.geste];
  return (
    <>
      <PageHeader trail={[back(uai, run)]} title={`${words.verb} : à vérifier`} sentence={describe(run)} />
      {run.total === 0 ? (
        <EmptyState
          title="Aucun compte choisi"
          gesture={<LinkButton href={back(uai, run).href}>Revenir à la liste</LinkButton>}
        >
          Cochez au moins un compte dans la liste, puis choisissez le geste.
        </EmptyState>
      ) : (
        <>
          <Terms uai={uai} run={run} />
          {isReady(run) ? <Outcome uai={uai} run={run} /> : <Chosen run={run} />}
        </>
      )}
    </>
  );
}

function describe(run: DryRun): string {
  if (!isReady(run)) return "Rien n’est encore fait.";
  return `${count(run.accepted, "compte concerné", "comptes concernés")} sur ${count(run.total, "choisi")}. Rien n’est encore fait.`;
}

/** What is still to be said before anything can be decided. */
function Chosen({ run: { total } }: { run: DryRun }) {
  return (
    <Section title="Compte par compte">
      <p>
        {count(total, "compte choisi", "comptes choisis")}&nbsp;: donnez d’abord ce qui est demandé ci-dessus,
        la liste dira ce que cela ferait de chacun.
      </p>
    </Section>
  );
}

function Outcome({ uai, run }: { uai: string; run: DryRun }) {
  return (
    <>
      {run.accepted > 0 && <Confirmation uai={uai} run={run} />}
      <DryRunList uai={uai} run={run} />
    </>
  );
}

const back = (uai: string, { asked }: DryRun) =>
  asked.crowd === "GUESTS"
    ? { label: "Comptes invités", href: routeTo(`/e/${uai}/comptes-invites`) }
    : { label: "Comptes", href: routeTo(`/e/${uai}/comptes`) };

function isReady({ asked }: DryRun): boolean {
  if (asked.geste === "EXTEND") return asked.endsOn !== undefined;
  return asked.geste !== "CHANGE_SPONSOR" || asked.sponsorId !== undefined;
}

async function Terms({ uai, run }: { uai: string; run: DryRun }) {
  const { asked, moment } = run;
  if (asked.geste !== "EXTEND" && asked.geste !== "CHANGE_SPONSOR") return null;
  const { sponsors, firstDay } = await readGuestForm(uai);
  return (
    <Section title="Ce que vous donnez">
      <form method="get" className="flex flex-wrap items-end gap-4">
        <HiddenFields fields={gesturePairs(asked, ["endsOn", "sponsorId"])} />
        {asked.geste === "EXTEND" ? (
          <Field
            type="date"
            name="endsOn"
            label="Nouvelle date de fin"
            min={firstDay}
            max={moment.latestEnd}
            defaultValue={asked.endsOn ?? moment.latestEnd}
            help={`Au plus tard le ${frenchDate(moment.latestEnd)}.`}
          />
        ) : (
          <Select
            name="sponsorId"
            label="Nouveau parrain"
            placeholder="Choisir"
            options={sponsors.map(({ id, lastName, firstName }) => ({
              value: id,
              label: `${lastName} ${firstName}`,
            }))}
            defaultValue={asked.sponsorId}
          />
        )}
        <Button type="submit">Voir ce que cela ferait</Button>
      </form>
    </Section>
  );
}

function Confirmation({ uai, run }: { uai: string; run: DryRun }) {
  const { asked, accepted, fingerprint } = run;
  const words = gestureWords[asked.geste];
  return (
    <Section
      title="Confirmer"
      sentence={
        canUndo(asked.geste)
          ? `Le lot entier pourra être défait pendant ${undoDays} jours.`
          : "Une suppression définitive ne se défait pas."
      }
    >
      <ActionForm
        action={confirmBatch}
        uai={uai}
        requestId={randomUUID()}
        tone={asked.geste === "DELETE" ? "danger" : "primary"}
        stepUpNeeded={run.needsCode}
        submitLabel={`${words.verb} : ${count(accepted, "compte")}`}
        aside={<LinkButton href={back(uai, run).href}>Ne rien faire</LinkButton>}
      >
        <HiddenFields fields={[...gesturePairs(asked), ["fingerprint", fingerprint]]} />
        {accepted > typedAbove && <TypedCountField name="nombre" expected={accepted} />}
      </ActionForm>
    </Section>
  );
}

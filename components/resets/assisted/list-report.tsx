import type { Route } from "next";
import Link from "next/link";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { count, frenchNumber } from "@/lib/french";
import type { ListView } from "@/lib/resets/rules/received-list/view";
import { NameList, ReportLines } from "./report-lines";
import { TakeForm } from "./take-form";

type Props = {
  uai: string;
  campaignId: string;
  listId: string;
  needsCode: boolean;
  columnsPage: Route;
  view: ListView;
};

/** What a list holds, group by group, and the gesture that seals it. No password is here. */
export function ListReportView({ view, columnsPage, ...place }: Props) {
  const brings = view.matched + view.renewed.length + view.doubtful.length > 0;
  return (
    <>
      {view.warnings.map((warning) => (
        <div key={warning} className="mb-6">
          <Notice tone="warning">{warning}</Notice>
        </div>
      ))}
      <Section
        title="Ce que dit la liste"
        gesture={
          <Link href={columnsPage} className="link">
            Vérifier les colonnes
          </Link>
        }
      >
        <DefinitionList items={factsOf(view)} />
      </Section>
      <Section
        title="Confirmer"
        sentence={
          brings
            ? "Les mots de passe sont chiffrés, les comptes passent à l’état provisoire, les sessions ouvertes se ferment, et la liste est détruite."
            : undefined
        }
      >
        {brings ? <TakeForm {...place} view={view} /> : <NothingNew view={view} />}
      </Section>
      <Absent view={view} />
      <LeftOut view={view} />
    </>
  );
}

function factsOf(view: ListView) {
  const classes = view.classes.map(({ className, read, expected }) => (
    <li key={className}>
      {className}&nbsp;: {frenchNumber(read)} / {frenchNumber(expected)}
    </li>
  ));
  return [
    { term: "Élèves reconnus", value: count(view.matched, "élève attendu", "élèves attendus") },
    ...(classes.length > 0 ? [{ term: "Par classe", value: <ul>{classes}</ul> }] : []),
    ...countsOf([
      ["Identifiants nouveaux", view.identified, "compte n’en avait pas", "comptes n’en avaient pas"],
      ["Déjà lus", view.already, "élève, avec ce même mot de passe", "élèves, avec ces mêmes mots de passe"],
      ["Lignes répétées", view.repeated, "ligne dite deux fois", "lignes dites deux fois"],
      ["Lignes douteuses", view.doubtful.length + view.hiddenDoubts, "ligne", "lignes"],
      ["Attendus, absents de la liste", view.missingCount, "élève", "élèves"],
      ["Non attendus", view.unexpectedCount, "ligne", "lignes"],
      ["Illisibles", view.unusableCount, "ligne", "lignes"],
    ]),
  ];
}

function countsOf(facts: readonly (readonly [term: string, value: number, one: string, many: string])[]) {
  return facts.flatMap(([term, value, one, many]) =>
    value === 0 ? [] : [{ term, value: count(value, one, many) }],
  );
}

function NothingNew({ view }: { view: ListView }) {
  return (
    <Notice tone="info" title="Cette liste n’apporte aucun mot de passe nouveau.">
      {view.already > 0
        ? "Elle a déjà été lue : abandonnez-la, rien n’est perdu."
        : "Abandonnez-la, puis apportez celle des classes de cette campagne."}
    </Notice>
  );
}

function Absent({ view }: { view: ListView }) {
  const { missing, missingCount, elsewhere } = view;
  return (
    <>
      {missingCount > 0 && (
        <Section
          title={count(missingCount, "élève attendu et absent", "élèves attendus et absents")}
          sentence="Ils gardent leur ancien mot de passe ici et restent attendus : vérifiez qu’ils ont été sélectionnés dans ÉduConnect."
        >
          <NameList names={missing} total={missingCount} />
        </Section>
      )}
      {elsewhere.length > 0 && (
        <p className="mt-4 text-muted">
          Classes dont cette liste ne dit rien&nbsp;:{" "}
          {elsewhere.map(({ className, count: size }) => `${className} (${frenchNumber(size)})`).join(", ")}.
        </p>
      )}
    </>
  );
}

function LeftOut({ view }: { view: ListView }) {
  const { unexpected, unexpectedCount, unusable, unusableCount } = view;
  return (
    <>
      {unexpectedCount > 0 && (
        <Section
          title={count(unexpectedCount, "ligne non attendue", "lignes non attendues")}
          sentence="Leurs mots de passe ne sont jamais gardés. S’ils ont été réinitialisés dans ÉduConnect, ces élèves n’ont plus l’ancien : préparez une nouvelle campagne pour eux."
        >
          <ReportLines caption="Lignes non attendues" lines={unexpected} total={unexpectedCount} />
        </Section>
      )}
      {unusableCount > 0 && (
        <Section
          title={count(unusableCount, "ligne illisible", "lignes illisibles")}
          sentence="Rien n’en est gardé : corrigez ces lignes, puis apportez-les de nouveau. Les autres n’en sont pas gênées."
        >
          <ReportLines caption="Lignes illisibles" lines={unusable} total={unusableCount} />
        </Section>
      )}
    </>
  );
}

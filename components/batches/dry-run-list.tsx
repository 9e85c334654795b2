import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { FilterChips } from "@/components/ui/list/filter-chips";
import { FilterSelect } from "@/components/ui/list/filter-select";
import { Pagination } from "@/components/ui/list/pagination";
import { SearchForm } from "@/components/ui/list/search-form";
import { Section } from "@/components/ui/section";
import { leftOutKinds, leftOutWords } from "@/lib/batches/rules/decisions";
import {
  broadOutcomes,
  countOutcome,
  type DryLine,
  type OutcomeFilter,
  type Outcomes,
} from "@/lib/batches/rules/dry-run";
import { type BatchGesture, gestureWords } from "@/lib/batches/rules/gestures";
import type { DryRunQuery } from "@/lib/batches/schema";
import { count, frenchNumber } from "@/lib/french";
import { dryRunHref, gesturePairs, viewPairs } from "./dry-run-address";
import { DryRunTable } from "./dry-run-table";

type Run = Outcomes & {
  asked: DryRunQuery;
  lines: readonly DryLine[];
  /** How many of the lines are looked at, on this page and the others. */
  matching: number;
  next: string | null;
};

type Props = { uai: string; run: Run };

/** What the gesture would do account by account: searched, narrowed to one outcome, page after page, or as a file. */
export function DryRunList({ uai, run }: Props) {
  const { asked, lines, next } = run;
  return (
    <Section
      title="Compte par compte"
      sentence="Ce que la console fera, décidé par le code qui le fera."
      gesture={lines.length > 0 && <ExportForm uai={uai} asked={asked} />}
    >
      <ViewForm uai={uai} run={run} />
      {lines.length === 0 ? (
        <EmptyState
          title="Aucun compte ne correspond"
          gesture={<LinkButton href={clearHref(uai, asked)}>Revoir toute la liste</LinkButton>}
        >
          Ce que vous regardez ne change pas le geste&nbsp;: il porte toujours sur toute la liste.
        </EmptyState>
      ) : (
        <>
          <DryRunTable uai={uai} lines={lines} gesture={asked.geste} />
          <Pagination
            summary={`${frenchNumber(lines.length)} sur ${count(run.matching, "compte")}`}
            firstHref={asked.apres === undefined ? null : dryRunHref(uai, asked, {})}
            nextHref={next === null ? null : dryRunHref(uai, asked, { apres: next })}
          />
        </>
      )}
    </Section>
  );
}

const clearHref = (uai: string, asked: DryRunQuery) =>
  dryRunHref(uai, asked, { issue: undefined, nom: undefined });

/** Each outcome that some line has, with how many. */
function outcomesOf(run: Run): { value: OutcomeFilter; label: string }[] {
  return [...broadOutcomes, ...leftOutKinds].flatMap((value) => {
    const number = countOutcome(run, value);
    const label = `${outcomeLabel(run.asked.geste, value)} (${frenchNumber(number)})`;
    return number === 0 ? [] : [{ value, label }];
  });
}

function outcomeLabel(gesture: BatchGesture, outcome: OutcomeFilter): string {
  if (outcome === "FAIT") return `Sera ${gestureWords[gesture].past}`;
  return outcome === "LAISSE" ? "Laissé tel quel" : `Laissé : ${leftOutWords[outcome]}`;
}

function ViewForm({ uai, run }: Props) {
  const { asked } = run;
  const { issue, nom } = asked;
  const chips = [
    ...(nom === undefined
      ? []
      : [{ label: `Contient « ${nom} »`, removeHref: dryRunHref(uai, asked, { nom: undefined }) }]),
    ...(issue === undefined
      ? []
      : [
          {
            label: outcomeLabel(asked.geste, issue),
            removeHref: dryRunHref(uai, asked, { issue: undefined }),
          },
        ]),
  ];
  return (
    <div className="mb-5 space-y-4">
      <SearchForm label="Rechercher dans cette liste" name="nom" value={nom}>
        <HiddenFields fields={gesturePairs(asked)} />
        <FilterSelect
          name="issue"
          label="Ce qui se passera"
          everything="Tout"
          options={outcomesOf(run)}
          value={issue}
        />
      </SearchForm>
      <FilterChips chips={chips} clearHref={clearHref(uai, asked)} />
    </div>
  );
}

function ExportForm({ uai, asked }: { uai: string; asked: DryRunQuery }) {
  return (
    <form method="post" action={`/e/${uai}/comptes-invites/lot/export`}>
      <HiddenFields fields={viewPairs(asked)} />
      <Button type="submit" icon="download">
        Exporter cette liste (CSV)
      </Button>
    </form>
  );
}

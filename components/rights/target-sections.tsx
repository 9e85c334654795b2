import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { type Profile, profileNames, profiles } from "@/lib/accounts/rules/profiles";
import { count } from "@/lib/french";
import type { GrantRow } from "@/lib/rights/rules/lists/grants";
import type { ListPage } from "@/lib/rights/rules/lists/listing";
import {
  type GrantRole,
  roleNames,
  rubricRoles,
  type Target,
  targetKey,
  type TargetKind,
} from "@/lib/rights/rules/model";
import type { GrantListFilter, PeopleListFilter } from "@/lib/rights/rules/lists/filters";
import { FilteredList, type ListChoice } from "./filtered-list";
import { GrantTable } from "./grant-table";
import { holderChoices } from "./list-choices";
import { PeopleTable } from "./people-table";
import { targetHref } from "./target-address";

type PersonRow = { id: string; name: string; profile: Profile | null; role: GrantRole; why: string };

type Props = {
  uai: string;
  target: Target;
  found: {
    filter: GrantListFilter & PeopleListFilter;
    counts: { own: number; inherited: number; people: number };
    grants: ListPage<GrantRow>;
    people: ListPage<PersonRow>;
    today: string;
    mayManage: boolean;
  };
};

/** What is given on a target, then what it inherits. */
export function GrantsSection({ uai, target, found }: Props) {
  const { own, inherited } = found.counts;
  const origin = {
    ...{ name: "origine", label: "Donnés sur", everything: "Partout" },
    options: [
      { value: "ICI", label: "Ici" },
      { value: "HERITE", label: "Au-dessus" },
    ],
  };
  return (
    <Section
      title="Droits donnés"
      sentence={inherited > 0 && "Ceux qui sont hérités se retirent là où ils sont donnés."}
    >
      {own + inherited === 0 ? (
        <EmptyState title="Aucun droit donné">Ni ici, ni sur une rubrique au-dessus.</EmptyState>
      ) : (
        <FilteredList
          uai={uai}
          page={targetHref(uai, target)}
          asked={found.filter}
          search={{ name: "droit", label: "Rechercher un bénéficiaire" }}
          choices={[
            { name: "porteur", label: "Donnés à", everything: "Tous", options: holderChoices },
            ...(inherited > 0 ? [origin] : []),
          ]}
          list={found.grants}
          cursor="apresDroit"
          noun={["droit donné", "droits donnés"]}
          file={{ liste: "DROITS", de: targetKey(target) }}
        >
          <GrantTable
            uai={uai}
            caption="Droits donnés"
            grants={found.grants.rows}
            today={found.today}
            inherits={inherited > 0}
            mayManage={found.mayManage}
          />
        </FilteredList>
      )}
    </Section>
  );
}

/** Everybody who has access to a target, each with the path that leads there. */
export function PeopleSection({ uai, target, found }: Props) {
  const { people, counts } = found;
  return (
    <Section
      title="Qui a accès, et pourquoi"
      sentence={`${count(counts.people, "personne")}, présentes dans l’ENT.`}
    >
      {counts.people === 0 ? (
        <EmptyState title="Personne">Aucun de ces droits ne mène à quelqu’un de présent.</EmptyState>
      ) : (
        <FilteredList
          uai={uai}
          page={targetHref(uai, target)}
          asked={found.filter}
          search={{ name: "q", label: "Rechercher une personne" }}
          choices={peopleChoices[target.kind]}
          list={people}
          noun={["personne", "personnes"]}
          file={{ liste: "ACCES", de: targetKey(target) }}
        >
          <PeopleTable uai={uai} rows={people.rows} />
        </FilteredList>
      )}
    </Section>
  );
}

const profile: ListChoice = {
  ...{ name: "profil", label: "Profil", everything: "Tous" },
  options: profiles.map((value) => ({ value, label: profileNames[value] })),
};

const role: ListChoice = {
  ...{ name: "role", label: "Rôle", everything: "Tous" },
  options: rubricRoles.map((value) => ({ value, label: roleNames[value] })),
};

/** A service has a single right. */
const peopleChoices: Record<TargetKind, readonly ListChoice[]> = {
  RUBRIC: [profile, role],
  SERVICE: [profile],
};

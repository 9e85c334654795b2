import type { Profile } from "@/lib/accounts/rules/profiles";
import { count } from "@/lib/french";
import { cannotTell, fails, passes, type Verdict } from "@/lib/hygiene/rules/finding";
import { nameAll } from "@/lib/hygiene/rules/school";
import { ranksOf } from "../effective";
import { type Grant, type Holding, roleNames, strengthOf, targetKey } from "../model";
import type { RightsContext } from "./context";
import { findingOn, ofEachGrant, type RightsFinding, type RightsRule, type RightsSheet } from "./rule";

/** From this role on, its holder writes for others. */
export const writingStrength = strengthOf("WRITER");

const practice = "Académie de Toulouse, Comment sécuriser l’ENT ?";

/** Pupils and parents. */
const families: ReadonlySet<Profile> = new Set(["ELV", "TUT"]);

const openToAll = ofEachGrant(
  {
    ...{ id: "R03", area: "RIGHTS", severity: "CRITICAL", title: "Rôle d’écriture donné à tous" },
    source: practice,
    rationale: "N’importe quel compte volé, d’élève compris, peut alors publier au nom de l’établissement.",
    advice: "Retirez-le, puis donnez le rôle aux seules populations qui écrivent.",
  },
  ({ holder, role }, { names }) =>
    (holder.kind === "ESTABLISHMENT" || holder.kind === "EVERYONE") && strengthOf(role) >= writingStrength
      ? fails(`${names.holder(holder)} a le rôle « ${roleNames[role]} ».`)
      : passes,
);

const guestSheet: RightsSheet = {
  ...{ id: "R04", area: "RIGHTS", severity: "HIGH", title: "Invité gestionnaire", source: practice },
  rationale: "Un gestionnaire change les droits des autres : ce n’est pas le rôle d’une personne de passage.",
  advice: "Donnez à l’invité un rôle plus faible, et à un personnel celui de gestionnaire.",
};

const guestManager: RightsRule = {
  ...guestSheet,
  // One finding for each guest, on the rubric of the grant: those that inherit from it are cured with it.
  evaluate: (context) =>
    context.grants
      .filter(({ role }) => role === "MANAGER")
      .flatMap((grant) =>
        peopleBy(grant, context)
          .filter(({ isGuest }) => isGuest)
          .map((guest): RightsFinding => ({
            ...findingOn(guestSheet, grant, fails(`${nameAll([guest])}, ${howHeld(grant, context)}.`)),
            accountId: guest.id,
          })),
      ),
};

const familyEditor = ofEachGrant(
  {
    ...{ id: "R08", area: "RIGHTS", severity: "HIGH", title: "Élève ou parent qui peut écrire" },
    source: practice,
    rationale: "Les comptes d’élèves et de parents sont les plus souvent volés ou partagés.",
    advice: "Retirez le rôle, ou limitez-le dans le temps s’il sert à un projet.",
  },
  judgeFamilies,
);

/** Rules on who holds a strong role: R03, R04 and R08. */
export const holderRules: readonly RightsRule[] = [openToAll, guestManager, familyEditor];

/** Judged grant by grant, on the rubric of the grant: a class is one finding and not thirty. */
function judgeFamilies(grant: Grant, context: RightsContext): Verdict {
  if (strengthOf(grant.role) < writingStrength) return passes;
  const people = peopleBy(grant, context);
  const concerned = people.filter(({ profile }) => profile !== null && families.has(profile));
  if (concerned.length > 0)
    return fails(
      `${count(concerned.length, "élève ou parent", "élèves ou parents")} (${nameAll(concerned)}), ${howHeld(grant, context)}.`,
    );
  const unknown = people.filter(({ profile }) => profile === null);
  return unknown.length > 0
    ? cannotTell(`le profil de ${count(unknown.length, "personne")} (${nameAll(unknown)})`)
    : passes;
}

function peopleBy({ holder }: Grant, { index: { roll } }: RightsContext): Holding[] {
  return ranksOf(roll, holder).flatMap((rank) => roll.people[rank] ?? []);
}

/** “rédacteur par Fonction DOC, et de 3 sous-rubriques qui en héritent”. */
function howHeld({ role, holder, target }: Grant, { names, heirsOf }: RightsContext): string {
  const by = holder.kind === "ACCOUNT" ? "en son nom" : `par « ${names.holder(holder)} »`;
  const heirs = heirsOf.get(targetKey(target)) ?? 0;
  const below = `, ici et dans ${count(heirs, "sous-rubrique qui en hérite", "sous-rubriques qui en héritent")}`;
  return `${roleNames[role]} ${by}${heirs > 0 ? below : ""}`;
}

import { fullName } from "@/lib/accounts/rules/account";
import { dayPlus, daysBetween } from "@/lib/accounts/rules/days";
import { count, shortDay } from "@/lib/french";
import { cannotTell, fails, passes, type Verdict } from "@/lib/hygiene/rules/finding";
import { type Grant, type Population, type PopulationKind, populationKey } from "../model";
import { membersOf } from "../populations";
import type { RightsContext } from "./context";
import { ofEachGrant, type RightsRule } from "./rule";

/** A right that nobody looked at for longer is to be reviewed. */
export const reviewDays = 365;

const practice = "Pratique des ENT";
const guide = "CNIL, guide de la sécurité";

const orphan = ofEachGrant(
  {
    ...{ id: "R05", area: "RIGHTS", severity: "MEDIUM", title: "Droit orphelin", source: practice },
    rationale:
      "Il ne sert à personne aujourd’hui, et servira demain à qui reprendra ce nom ou cette population.",
    advice: "Retirez-le.",
  },
  ({ holder }, context) => {
    if (holder.kind === "UNKNOWN") return fails(`Aucun compte ne répond à « ${holder.value} ».`);
    return holder.kind === "ACCOUNT"
      ? judgeAccount(holder.accountId, context)
      : judgePopulation(holder, context);
  },
);

const unreviewed = ofEachGrant(
  {
    ...{ id: "R09", area: "RIGHTS", severity: "MEDIUM", title: "Droit non revu depuis un an", source: guide },
    rationale: "Les droits s’accumulent : sans revue annuelle, personne ne sait lesquels servent encore.",
    advice: "Mettez-le dans la prochaine campagne de revue, ou retirez-le.",
  },
  judgeReview,
);

const unexplained = ofEachGrant(
  {
    ...{ id: "R12", area: "RIGHTS", severity: "LOW", title: "Droit sans motif", source: practice },
    rationale: "Sans motif, personne ne saura dire dans un an si ce droit sert encore.",
    advice: "Demandez le motif à celui qui l’a donné, ou retirez-le.",
  },
  ({ reason, givenByName }) => {
    if (reason !== null && reason.trim() !== "") return passes;
    return fails(givenByName === null ? "Aucun motif." : `Aucun motif ; donné par ${givenByName}.`);
  },
);

/** Rules on how grants are kept: R05, R09 and R12. */
export const upkeepRules: readonly RightsRule[] = [orphan, unreviewed, unexplained];

function judgeAccount(id: string, { accountOf }: RightsContext): Verdict {
  const account = accountOf.get(id);
  if (!account) return fails("Ce compte n’existe plus.");
  if (account.status === "DEPARTED") return fails(`${fullName(account)} a quitté l’établissement.`);
  return account.status === "BINNED"
    ? fails(`Le compte de ${fullName(account)} est à la corbeille.`)
    : passes;
}

/** What nobody said, when no account present names a population of a kind. */
const unsaid: Record<PopulationKind, string> = {
  PROFILE: "les profils : aucun compte présent n’en a",
  FUNCTION: "les fonctions : aucun compte présent n’en a",
  CLASS: "les classes : aucun compte présent n’en a",
  GROUP: "les groupes : aucun n’a été importé",
  ESTABLISHMENT: "les comptes : aucun n’est présent",
  EVERYONE: "les comptes : aucun n’est présent",
};

function judgePopulation(population: Population, { index, saidKinds, names }: RightsContext): Verdict {
  if (!membersOf(index.roll, population).isEmpty) return passes;
  if (index.roll.populations.has(populationKey(population)))
    return fails(`${names.holder(population)} : plus personne n’en fait partie.`);
  return saidKinds.has(population.kind)
    ? fails(`${names.holder(population)} : personne n’en fait partie dans l’établissement.`)
    : cannotTell(unsaid[population.kind]);
}

function judgeReview({ reviewedOn, givenOn }: Grant, { index }: RightsContext): Verdict {
  const { today } = index.school;
  const day = reviewedOn ?? givenOn;
  if (day === null) return cannotTell("la date du don et celle de la dernière revue");
  if (day >= dayPlus(today, -reviewDays)) return passes;
  const since = `le ${shortDay(new Date(`${day}T12:00:00Z`))}, il y a ${count(daysBetween(day, today), "jour")}`;
  return fails(reviewedOn === null ? `Donné ${since}, jamais revu.` : `Dernière revue ${since}.`);
}

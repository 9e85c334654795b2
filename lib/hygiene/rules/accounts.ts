import { type Account } from "@/lib/accounts/rules/account";
import { daysBetween } from "@/lib/accounts/rules/days";
import { count } from "@/lib/french";
import { monthsLater } from "@/lib/guests/rules/lifecycle";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import { cannotTell, fails, passes, type RuleSheet, type Verdict } from "./finding";
import { type Indexed, nameAll, namesakesOf } from "./school";

type AccountRule = RuleSheet & {
  /** Whom the rule looks at. */
  concerns: (account: Account) => boolean;
  evaluate: (account: Account, school: Indexed) => Verdict;
};

const retention = "Arrêté du 30 novembre 2006";
const departedMonths = 3;
const importDays = 30;

const isPresent = ({ status }: Account) => status === "ACTIVE" || status === "SUSPENDED";
const isOutsider = ({ profile }: Account) => profile === "ELV" || profile === "TUT";

/** Rules on one account, in the order of the catalogue; C06 looks at the school. */
export const accountRules: readonly AccountRule[] = [
  {
    ...{ id: "C01", area: "ACCOUNTS", severity: "HIGH", title: "Compte manuel sans source ni fin" },
    source: "laclasse : un compte manuel engage l’établissement",
    rationale: "Aucun fichier ne dira jamais que cette personne est partie.",
    advice: "Rapprochez-le d’une personne connue, ou faites-en un compte invité avec une fin.",
    concerns: (account) => isPresent(account) && account.guest === null,
    evaluate: ({ origins }, { importedOn }) => {
      const fed = origins.some(
        ({ source, goneAt }) => (source === "AAF" || source === "STSWEB") && goneAt === null,
      );
      if (fed) return passes;
      if (origins.some(({ source }) => source === "MANUAL"))
        return fails("Ce compte a été créé à la main, et aucune source ne le connaît.");
      if (!importedOn.AAF && !importedOn.STSWEB)
        return cannotTell("l’annuaire académique : ni AAF ni STSWEB importé");
      return fails("Ni l’annuaire académique ni STSWEB ne connaissent cette personne.");
    },
  },
  {
    ...{
      id: "C02",
      area: "ACCOUNTS",
      severity: "MEDIUM",
      title: "Homonymes à rapprocher",
      source: "Pratique des ENT",
    },
    rationale: "Deux comptes pour une personne, c’est un compte que personne ne surveille.",
    advice: "Vérifiez s’il s’agit de la même personne, puis marquez l’un des deux comme parti.",
    concerns: (account) => isPresent(account) && account.guest === null,
    evaluate: (account, school) => {
      const others = namesakesOf(account, school).filter(({ guest }) => guest === null);
      return others.length > 0 ? fails(`Même nom que ${nameAll(others)}.`) : passes;
    },
  },
  {
    ...{ id: "C03", area: "ACCOUNTS", severity: "HIGH", title: "Élève ou parent sans ÉduConnect" },
    source: "Ministère : élèves et parents passent par ÉduConnect",
    rationale: "Un mot de passe propre à l’ENT échappe à la réinitialisation nationale.",
    advice: "Faites fermer l’authentification locale de ce compte.",
    concerns: (account) => isPresent(account) && isOutsider(account),
    evaluate: ({ localAuthentication }) => {
      if (localAuthentication === null) return cannotTell("le mode d’authentification");
      return localAuthentication ? fails("Ce compte se connecte avec un mot de passe de l’ENT.") : passes;
    },
  },
  {
    ...{
      id: "C04",
      area: "ACCOUNTS",
      severity: "MEDIUM",
      title: "Parti depuis plus de 3 mois",
      source: retention,
    },
    rationale: "Les données d’une personne partie s’effacent dans les trois mois.",
    advice: "Supprimez ce compte dans l’ENT.",
    concerns: ({ status, guest }) => status === "DEPARTED" && guest === null,
    evaluate: ({ leftOn }, { today }) => {
      if (leftOn === null) return cannotTell("la date de départ");
      return monthsLater(leftOn, departedMonths) < today
        ? fails(`Parti le ${frenchDate(leftOn)}, il y a ${count(daysBetween(leftOn, today), "jour")}.`)
        : passes;
    },
  },
  {
    ...{
      id: "C05",
      area: "ACCOUNTS",
      severity: "LOW",
      title: "Personnel sans fonction",
      source: "Pratique des ENT",
    },
    rationale: "Sans fonction, les droits lui sont donnés un par un, et personne ne les reprend.",
    advice: "Importez l’annuaire académique, ou complétez la fonction.",
    concerns: (account) => isPresent(account) && account.guest === null && !isOutsider(account),
    evaluate: ({ functions }) => (functions.length > 0 ? passes : fails("Aucune fonction connue.")),
  },
  {
    ...{
      id: "C07",
      area: "ACCOUNTS",
      severity: "HIGH",
      title: "Compte suspendu ou parti qui garde des droits",
    },
    source: "Pratique des ENT",
    rationale: "Un compte que l’on rouvre par erreur retrouve aussitôt tous ses droits.",
    advice: "Retirez-lui la fonction d’administrateur et les droits donnés à son nom.",
    concerns: ({ status }) => status === "SUSPENDED" || status === "DEPARTED",
    evaluate: ({ id, isAdministrator }, { holders }) => {
      if (isAdministrator) return fails("La fonction d’administrateur lui reste.");
      return holders.has(id) ? fails("Des droits lui sont encore donnés à son nom.") : passes;
    },
  },
];

/** No file has told the console who is there for a month, or ever. */
export const staleImport: RuleSheet & { evaluate: (school: Indexed) => Verdict } = {
  ...{
    id: "C06",
    area: "ACCOUNTS",
    severity: "MEDIUM",
    title: "Aucun import depuis 30 jours",
    source: "Pratique des ENT",
  },
  rationale: "Les départs du mois ne sont connus de personne.",
  advice: "Importez l’annuaire académique ou la liste des comptes.",
  evaluate: ({ importedOn, today }) => {
    const days = Object.values(importedOn).sort();
    const last = days.at(-1);
    if (last === undefined) return fails("Aucun fichier n’a jamais été importé.");
    const age = daysBetween(last, today);
    return age > importDays
      ? fails(`Dernier import le ${frenchDate(last)}, il y a ${count(age, "jour")}.`)
      : passes;
  },
};

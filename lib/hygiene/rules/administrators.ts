import { type Account, fullName } from "@/lib/accounts/rules/account";
import { dayPlus, daysBetween } from "@/lib/accounts/rules/days";
import { count } from "@/lib/french";
import { domainOf } from "@/lib/guests/rules/mailboxes";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import { imitatedDomain, isAcademicDomain } from "./addresses/academic-domains";
import { agreesWith, isGeneric } from "./addresses/local-part";
import { cannotTell, fails, passes, type RuleSheet, type Verdict } from "./finding";
import { type Indexed, isFed, nameAll } from "./school";

type AdministratorRule = RuleSheet & { evaluate: (account: Account, school: Indexed) => Verdict };

const practice = "Académie de Toulouse, Comment sécuriser l’ENT ?";
const noAddress = "l’adresse : importez l’annuaire académique ou la liste des comptes";

/** Both sides of an address, or null without a readable one. */
function addressOf({ email }: Account): { local: string; domain: string } | null {
  const domain = email === null ? null : domainOf(email);
  return email === null || domain === null ? null : { local: email.slice(0, email.lastIndexOf("@")), domain };
}

/** A verdict on an address, which missing or unreadable is never a pass. */
function onAddress(
  account: Account,
  judge: (address: { local: string; domain: string }) => Verdict,
): Verdict {
  if (account.email === null) return cannotTell(noAddress);
  const address = addressOf(account);
  return address ? judge(address) : fails(`« ${account.email} » n’est pas une adresse.`);
}

/** The tests on one administrator, in the order of the catalogue. */
export const administratorRules: readonly AdministratorRule[] = [
  {
    ...{ id: "A01", area: "ADMINS", severity: "CRITICAL", title: "Compte non nominatif", source: practice },
    rationale:
      "Un administrateur que personne ne peut nommer ne répond de rien, et son mot de passe se partage.",
    advice: "Remplacez-le par un compte nominatif.",
    evaluate: ({ firstName, lastName, login }) => {
      if (isGeneric(lastName) || isGeneric(`${firstName}.${lastName}`))
        return fails(`« ${firstName} ${lastName} » ne nomme pas une personne.`);
      const local = login?.split("@")[0] ?? "";
      return local !== "" && isGeneric(local)
        ? fails(`L’identifiant ${local} est celui d’un service.`)
        : passes;
    },
  },
  {
    ...{ id: "A02", area: "ADMINS", severity: "CRITICAL", title: "Adresse non académique", source: practice },
    rationale:
      "Qui tient la messagerie peut refaire le mot de passe : une adresse privée échappe à l’académie.",
    advice: "Demandez que l’adresse académique remplace celle-ci.",
    evaluate: (account) =>
      onAddress(account, ({ domain }) =>
        isAcademicDomain(domain) ? passes : fails(`${domain} n’est le domaine d’aucune académie.`),
      ),
  },
  {
    ...{
      id: "A03",
      area: "ADMINS",
      severity: "HIGH",
      title: "Adresse académique générique",
      source: practice,
    },
    rationale:
      "Une boîte de service est lue par plusieurs personnes, et suit le poste quand la personne part.",
    advice: "Demandez que l’adresse nominative de la personne remplace celle-ci.",
    evaluate: (account) =>
      onAddress(account, ({ local, domain }) =>
        isAcademicDomain(domain) && isGeneric(local)
          ? fails(`${local}@${domain} est celle d’un service.`)
          : passes,
      ),
  },
  {
    ...{
      id: "A06",
      area: "ADMINS",
      severity: "HIGH",
      title: "Administrateur inactif",
      source: "CNIL, guide de la sécurité",
    },
    rationale: "Un droit d’administration qui ne sert pas est un risque sans contrepartie.",
    advice: "Retirez la fonction d’administrateur.",
    evaluate: ({ activity }, { today, administratorPolicy: { inactiveDays } }) => {
      if (activity.kind === "UNKNOWN") return cannotTell("la dernière connexion");
      if (activity.kind === "NEVER") return fails("Jamais connecté.");
      if (activity.day >= dayPlus(today, -inactiveDays)) return passes;
      return fails(
        `Dernière connexion le ${frenchDate(activity.day)}, il y a ${count(daysBetween(activity.day, today), "jour")}.`,
      );
    },
  },
  {
    ...{
      id: "A07",
      area: "ADMINS",
      severity: "CRITICAL",
      title: "Absent de l’annuaire académique",
      source: practice,
    },
    rationale: "La personne a sans doute quitté l’établissement, et elle l’administre encore.",
    advice: "Vérifiez, puis retirez la fonction d’administrateur.",
    evaluate: (account, { importedOn }) => {
      if (!importedOn.AAF) return cannotTell("l’annuaire académique (AAF)");
      return isFed(account) ? passes : fails(`Pas dans l’annuaire importé le ${frenchDate(importedOn.AAF)}.`);
    },
  },
  {
    ...{
      id: "A08",
      area: "ADMINS",
      severity: "HIGH",
      title: "Adresse partagée par deux comptes",
      source: practice,
    },
    rationale: "Qui reçoit les messages de l’un peut refaire le mot de passe de l’autre.",
    advice: "Donnez à chacun sa propre adresse.",
    evaluate: ({ id, email }, { byEmail }) => {
      if (email === null) return cannotTell(noAddress);
      const others = (byEmail.get(email.toLowerCase()) ?? []).filter((other) => other.id !== id);
      return others.length > 0 ? fails(`Aussi celle de ${nameAll(others)}.`) : passes;
    },
  },
  {
    ...{
      id: "A09",
      area: "ADMINS",
      severity: "HIGH",
      title: "Pas de double facteur, ou inconnu",
      source: "ANSSI, R39",
    },
    rationale: "Un mot de passe volé suffit alors à prendre l’établissement.",
    advice: "Faites activer le double facteur, puis importez de nouveau la liste des comptes.",
    evaluate: ({ secondFactor }) => {
      if (secondFactor === true) return passes;
      return secondFactor === false ? fails("Aucun double facteur.") : cannotTell("le double facteur");
    },
  },
  {
    ...{
      id: "A10",
      area: "ADMINS",
      severity: "MEDIUM",
      title: "Mot de passe trop ancien",
      source: "ANSSI : 1 à 3 ans",
    },
    rationale: "Un mot de passe qui a beaucoup servi a eu plus d’occasions de fuir.",
    advice: "Demandez à la personne de changer son mot de passe.",
    evaluate: (
      { passwordChangedOn, localAuthentication },
      { today, administratorPolicy: { passwordDays } },
    ) => {
      if (localAuthentication === false) return passes;
      if (passwordChangedOn === null) return cannotTell("la date du mot de passe");
      const days = daysBetween(passwordChangedOn, today);
      return days > passwordDays
        ? fails(`Changé le ${frenchDate(passwordChangedOn)}, il y a ${count(days, "jour")}.`)
        : passes;
    },
  },
  {
    ...{
      id: "A11",
      area: "ADMINS",
      severity: "HIGH",
      title: "L’adresse n’est pas celle du titulaire",
      source: practice,
    },
    rationale: "Le compte porte un nom et ses messages arrivent chez quelqu’un d’autre.",
    advice: "Vérifiez qui utilise ce compte, puis corrigez l’adresse.",
    evaluate: (account) =>
      onAddress(account, ({ local }) => {
        if (isGeneric(local) || agreesWith(local, account)) return passes;
        return fails(`« ${local} » ne vient pas du nom de ${fullName(account)}.`);
      }),
  },
  {
    ...{
      id: "A12",
      area: "ADMINS",
      severity: "CRITICAL",
      title: "Domaine qui imite celui d’une académie",
      source: "MITRE T1583.001",
    },
    rationale:
      "C’est ainsi que l’on détourne les messages d’un administrateur : l’adresse se lit comme la vraie.",
    advice: "Retirez la fonction aussitôt, puis prévenez l’académie.",
    evaluate: (account) =>
      onAddress(account, ({ domain }) => {
        const imitated = imitatedDomain(domain);
        return imitated === null ? passes : fails(`${domain} se lit comme ${imitated}.`);
      }),
  },
];

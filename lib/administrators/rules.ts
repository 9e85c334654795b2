import { accept, type Decision, refuse } from "@/lib/decision";
import { type Account, fullName } from "@/lib/accounts/rules/account";

/** Staff who are there may be designated, once. */
export function decideDesignation(account: Account | undefined): Decision<{ account: Account }> {
  if (!account) return refuse("Ce compte n’existe pas.");
  if (account.guest)
    return refuse(`${fullName(account)} est un compte invité : un invité n’administre pas l’ENT.`);
  if (account.profile === "ELV" || account.profile === "TUT")
    return refuse(`${fullName(account)} n’est pas un personnel : choisissez quelqu’un d’autre.`);
  if (account.status !== "ACTIVE") return refuse(`Le compte de ${fullName(account)} n’est pas actif.`);
  return account.isAdministrator
    ? refuse(`${fullName(account)} administre déjà l’ENT.`)
    : accept({ account });
}

/** The last administrator present keeps the function: nobody could give it back. */
export function decideWithdrawal(
  account: Account | undefined,
  accounts: readonly Account[],
): Decision<{ account: Account }> {
  if (!account) return refuse("Ce compte n’existe pas.");
  if (!account.isAdministrator) return refuse(`${fullName(account)} n’administre plus l’ENT.`);
  const others = accounts.filter(
    ({ id, isAdministrator, status }) => id !== account.id && isAdministrator && status === "ACTIVE",
  );
  return others.length === 0
    ? refuse(`${fullName(account)} est le seul administrateur : désignez d’abord quelqu’un d’autre.`)
    : accept({ account });
}

/** What is asked of an administrator whose account is wrong; to be sent as it is. */
export function replacementText(account: Account, schoolName: string): string {
  return [
    "Bonjour,",
    `Le compte « ${fullName(account)} » administre l’espace numérique de travail de ${schoolName}. Un compte d’administrateur doit être nominatif, et son adresse être celle de l’académie.`,
    "Merci de remplacer ce compte par le vôtre, ou d’y mettre votre adresse académique nominative, puis d’en prévenir le référent numérique de l’établissement.",
    "Aucun mot de passe ne vous sera demandé.",
  ].join("\n\n");
}

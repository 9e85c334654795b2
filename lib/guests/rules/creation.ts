import { accept, type Decision, refuse } from "@/lib/decision";
import { type Account, fullName } from "@/lib/accounts/rules/account";
import type { Profile } from "@/lib/accounts/rules/profiles";
import { frenchDay } from "@/lib/french";
import { nameKey } from "@/lib/students/rules/search";
import { isConsumerMailbox } from "./mailboxes";

export type NewGuest = {
  lastName: string;
  firstName: string;
  email: string;
  endsOn: string;
  reason: string;
  sponsorId: string;
  /** Why a consumer mailbox is allowed all the same. */
  mailboxReason: string;
  /** The RUPN has seen that the académie already feeds somebody of this name. */
  confirmed: boolean;
};

const shortestReason = 10;

export type Limits = { today: string; latestEnd: string };

/**
 * Whether a guest may be created: an end within the school’s limit, a sponsor who is there and is no guest, a reason, a
 * professional mailbox unless a reason says why not, nobody the académie already feeds unless it was seen. Answers the
 * sponsor.
 */
export function decideCreation(
  guest: NewGuest,
  accounts: readonly Account[],
  limits: Limits,
): Decision<{ sponsor: Account }> {
  const end = decideEnd(guest.endsOn, limits);
  if (!end.accepted) return end;
  if (guest.reason.trim().length < shortestReason)
    return refuse(`Écrivez le motif en une phrase (${shortestReason} caractères au moins).`);
  const mailbox = decideMailbox(guest.email, guest.mailboxReason);
  if (!mailbox.accepted) return mailbox;
  const sponsor = accounts.find(({ id }) => id === guest.sponsorId);
  if (!sponsor || !maySponsor(sponsor))
    return refuse("Choisissez un parrain parmi les personnels présents de l’établissement.");
  const twin = decideTwin(guest, accounts);
  if (!twin.accepted) return twin;
  return accept({ sponsor });
}

/** Nobody is a guest twice; somebody the académie feeds only becomes one after that was seen. */
function decideTwin(guest: NewGuest, accounts: readonly Account[]): Decision<{ confirmed: boolean }> {
  const twin = findTwin(guest, accounts);
  if (twin?.guest) return refuse(`${fullName(twin)} a déjà un compte invité dans cet établissement.`);
  if (twin && !guest.confirmed)
    return refuse(
      `${fullName(twin)} a déjà un compte alimenté par l’académie : un compte invité ferait double emploi. Si c’est une autre personne, cochez « C’est une autre personne », puis recommencez.`,
    );
  return accept({ confirmed: guest.confirmed });
}

/** Staff who are there: neither a guest, nor a pupil, nor a family, nor an outsider answers for a guest. */
export function maySponsor({ guest, status, profile }: Account): boolean {
  return guest === null && status === "ACTIVE" && !(profile !== null && neverSponsors.has(profile));
}

const neverSponsors: ReadonlySet<Profile> = new Set(["ELV", "TUT", "EXT"]);

/** From today to the school’s limit, both included; days are “AAAA-MM-JJ”. */
export function decideEnd(endsOn: string, { today, latestEnd }: Limits): Decision<{ endsOn: string }> {
  if (endsOn < today) return refuse("Cette date de fin est passée : choisissez un jour à venir.");
  if (endsOn > latestEnd)
    return refuse(
      `La date de fin dépasse la limite de l’établissement : choisissez au plus tard le ${frenchDay(new Date(`${latestEnd}T12:00:00Z`))}.`,
    );
  return accept({ endsOn });
}

/** A consumer mailbox needs a reason, kept beside the account. */
export function decideMailbox(email: string, reason: string): Decision<{ mailboxReason: string | null }> {
  if (!isConsumerMailbox(email)) return accept({ mailboxReason: null });
  return reason.trim().length < shortestReason
    ? refuse(
        "Cette adresse est celle d’une messagerie grand public : demandez une adresse professionnelle, ou écrivez pourquoi vous acceptez celle-ci.",
      )
    : accept({ mailboxReason: reason.trim() });
}

/** Somebody present of the same name or address. */
function findTwin(
  { lastName, firstName, email }: NewGuest,
  accounts: readonly Account[],
): Account | undefined {
  const key = nameKey(lastName, firstName);
  const isFed = ({ origins }: Account) =>
    origins.some(({ source, goneAt }) => goneAt === null && source !== "CSV");
  return accounts.find((account) => {
    const sameName = [account.lastName, account.usageName].some(
      (name) => name !== null && nameKey(name, account.firstName) === key,
    );
    const sameMail = email !== "" && account.email === email.toLowerCase();
    if (account.guest) return sameMail && account.status !== "BINNED";
    return (sameName || sameMail) && account.status !== "DEPARTED" && isFed(account);
  });
}

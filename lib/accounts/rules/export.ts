import { fieldsOf, type PeopleKind, type PersonField, templateOf } from "@/lib/imports/rules/people/columns";
import { writeSeveral } from "@/lib/imports/rules/people/words";
import { safeCsv } from "@/lib/safe-csv";
import type { Account, AccountSource } from "./account";
import { profileNames } from "./profiles";

const yesNo = (answer: boolean | null): string => {
  if (answer === null) return "";
  return answer ? "oui" : "non";
};

/** In the order in which they count: what an account was made by, as a list of the ENT would name it. */
const sourceWords = [
  ["AAF", "AAF"],
  ["STSWEB", "STSWEB"],
  ["MANUAL", "Manuel"],
] as const;

const isFedBy = (origins: Account["origins"], wanted: AccountSource): boolean =>
  origins.some(({ source, goneAt }) => source === wanted && goneAt === null);

/** What each column of the templates says of an account, as reading them back understands it. */
const cells: Record<PersonField, (account: Account) => string> = {
  lastName: ({ lastName }) => lastName,
  usageName: ({ usageName }) => usageName ?? "",
  firstName: ({ firstName }) => firstName,
  birthDate: ({ birthDate }) => birthDate ?? "",
  login: ({ login }) => login ?? "",
  email: ({ email }) => email ?? "",
  profile: ({ profile }) => (profile === null ? "" : profileNames[profile]),
  functions: ({ functions }) => writeSeveral(functions),
  classes: ({ classes }) => writeSeveral(classes),
  groups: ({ groups }) => writeSeveral(groups),
  ine: ({ ine }) => ine ?? "",
  lastSeen: ({ activity }) =>
    activity.kind === "SEEN_AT" ? activity.day : activity.kind === "NEVER" ? "jamais" : "",
  localAuthentication: ({ localAuthentication }) => yesNo(localAuthentication),
  isAdministrator: ({ isAdministrator }) => yesNo(isAdministrator),
  secondFactor: ({ secondFactor }) => yesNo(secondFactor),
  passwordChangedOn: ({ passwordChangedOn }) => passwordChangedOn ?? "",
  openedOn: ({ openedOn }) => openedOn ?? "",
  source: ({ origins }) => sourceWords.find(([source]) => isFedBy(origins, source))?.[1] ?? "",
  endsOn: ({ guest }) => guest?.endsOn ?? "",
  sponsor: ({ guest }) => guest?.sponsorName ?? "",
  sponsorEmail: ({ guest }) => guest?.sponsorEmail ?? "",
  reason: ({ guest }) => guest?.reason ?? "",
};

const write = (kind: PeopleKind) => (accounts: readonly Account[]) =>
  safeCsv(
    templateOf(kind),
    accounts.map((account) => fieldsOf(kind).map((field) => cells[field](account))),
  );

/** Accounts in the template of accounts; days are “AAAA-MM-JJ”. */
export const accountsCsv = write("ACCOUNTS");

/** Guests in theirs. */
export const guestsCsv = write("GUESTS");

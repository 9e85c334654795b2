import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import type { Account, Origin } from "@/lib/accounts/rules/account";
import { profileNames } from "@/lib/accounts/rules/profiles";
import { frenchDay, frenchMoment } from "@/lib/french";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import { AccountState, describeActivity, Missing, sourceNames } from "./account-words";

const dayOrUnknown = (day: string | null) =>
  day === null ? <Missing>Date inconnue</Missing> : frenchDate(day);
const codeOf = (text: string | null) =>
  text === null ? <Missing>Inconnu</Missing> : <span className="font-mono break-all">{text}</span>;
const listOf = (values: readonly string[], none = "Aucun") =>
  values.length > 0 ? values.join(", ") : <Missing>{none}</Missing>;

/** Yes, no, or nobody said: never merged. */
function answerOf(answer: boolean | null, yes: string, no: string) {
  if (answer === null) return <Missing>Inconnu</Missing>;
  return answer ? yes : no;
}

/** What is known of an account; what is not known says so. */
export function AccountFacts({ account }: { account: Account }) {
  const { activity } = account;
  const identity: Definition[] = [
    { term: "État", value: <AccountState status={account.status} /> },
    { term: "Depuis", value: frenchMoment(account.statusSince) },
    { term: "Identifiant ENT", value: codeOf(account.login) },
    { term: "Courriel", value: codeOf(account.email) },
    {
      term: "Profil",
      value: account.profile === null ? <Missing>Inconnu</Missing> : profileNames[account.profile],
    },
    { term: "Fonctions", value: listOf(account.functions, "Aucune") },
    { term: "Classes", value: listOf(account.classes, "Aucune") },
    { term: "Groupes", value: listOf(account.groups) },
    { term: "Naissance", value: dayOrUnknown(account.birthDate) },
  ];
  const access: Definition[] = [
    {
      term: "Dernière connexion",
      value: describeActivity(activity.kind, activity.kind === "SEEN_AT" ? activity.day : null),
    },
    { term: "Créé le", value: dayOrUnknown(account.openedOn) },
    {
      term: "Authentification",
      value: answerOf(
        account.localAuthentication,
        "Mot de passe de l’ENT",
        "ÉduConnect ou portail académique",
      ),
    },
    { term: "Double facteur", value: answerOf(account.secondFactor, "Oui", "Non") },
    { term: "Mot de passe changé", value: dayOrUnknown(account.passwordChangedOn) },
    { term: "Administrateur de l’ENT", value: account.isAdministrator ? "Oui" : "Non" },
    ...(account.leftOn === null ? [] : [{ term: "Parti le", value: frenchDate(account.leftOn) }]),
  ];
  return <DefinitionList items={[...identity, ...access]} />;
}

/** Who answers for a guest, why, and until when. */
export function GuestFactList({ account, today }: { account: Account; today: string }) {
  const { guest, status } = account;
  if (!guest) return null;
  const isOver = guest.endsOn !== null && guest.endsOn < today && status === "ACTIVE";
  return (
    <DefinitionList
      items={[
        {
          term: "Date de fin",
          value:
            guest.endsOn === null ? (
              <Status tone="danger">Aucune</Status>
            ) : (
              <>
                {frenchDate(guest.endsOn)} {isOver && <Status tone="danger">Passée</Status>}
              </>
            ),
        },
        { term: "Parrain", value: <Sponsor guest={guest} /> },
        { term: "Motif", value: guest.reason ?? <Missing>Aucun</Missing> },
        ...(guest.mailboxReason === null
          ? []
          : [{ term: "Adresse grand public", value: `Acceptée : ${guest.mailboxReason}` }]),
      ]}
    />
  );
}

function Sponsor({ guest }: { guest: NonNullable<Account["guest"]> }) {
  if (guest.sponsorName === null) return <Missing>Aucun</Missing>;
  return (
    <>
      {guest.sponsorName}{" "}
      {guest.sponsorStatus === "DEPARTED" && <Status tone="danger">A quitté l’établissement</Status>}
      {guest.sponsorStatus === null && (
        <span className="block text-sm text-muted">Sans compte connu ici</span>
      )}
    </>
  );
}

/** Each feed and its dates. */
export function OriginTable({ origins }: { origins: readonly Origin[] }) {
  if (origins.length === 0) return <p className="text-muted">Aucune source ne parle de ce compte.</p>;
  return (
    <Table
      caption="Sources"
      rows={origins}
      rowId={({ source }) => source}
      columns={[
        { id: "source", label: "Source", cell: ({ source }) => sourceNames[source] },
        { id: "id", label: "Identifiant", kind: "code", cell: ({ sourceId }) => sourceId ?? "" },
        { id: "first", label: "Vu d’abord", kind: "date", cell: ({ firstSeenAt }) => frenchDay(firstSeenAt) },
        { id: "last", label: "Vu en dernier", kind: "date", cell: ({ lastSeenAt }) => frenchDay(lastSeenAt) },
        {
          id: "gone",
          label: "Situation",
          cell: ({ goneAt }) =>
            goneAt === null ? (
              "Présent"
            ) : (
              <Status tone="neutral">{`Absent depuis le ${frenchDay(goneAt)}`}</Status>
            ),
        },
      ]}
    />
  );
}

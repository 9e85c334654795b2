import type { Account, AccountSource } from "@/lib/accounts/rules/account";
import { functionTableOf, type Profile } from "@/lib/accounts/rules/profiles";
import { openArchive } from "@/lib/files/zip-archive";
import { readAafSet } from "@/lib/imports/formats/aaf/people";
import { readPeopleCsv } from "@/lib/imports/formats/people-csv/people";
import { guessPeopleColumns, type PeopleKind, templateOf } from "@/lib/imports/rules/people/columns";
import { indexPeople, matchPerson, type PersonMatch } from "@/lib/imports/rules/people/matching";
import { opposeClaims } from "@/lib/imports/rules/people/person-claims";
import type { PersonRecord } from "@/lib/imports/rules/people/person-record";
import { planAccount, profileOfRecord } from "@/lib/imports/rules/people/planned-account";
import { sampleUai, type SampleOptions } from "@/scripts/sample/school";
import { drain } from "../../files/reading";
import { school, today, written } from "./written";

const table = functionTableOf(null);

/** A set of the directory, read by the console. */
export async function readSet(name: string, options: SampleOptions = school) {
  const archive = await openArchive(await written(name, options));
  const set = await readAafSet(archive.files, { uai: sampleUai, known: ["3104"] });
  return { ...set, names: archive.files.map((file) => file.name), people: await drain(set.batches) };
}

/** A list in the console’s template, read by the console. */
export async function readList(name: string, kind: PeopleKind, options: SampleOptions = school) {
  const mapping = guessPeopleColumns(templateOf(kind), kind);
  const list = await readPeopleCsv(await written(name, options), mapping, { kind, today });
  return { ...list, people: await drain(list.batches) };
}

/** The school once its files were imported one after the other, by the console’s own rules. */
export async function importedSchool(options: SampleOptions = school) {
  const accounts = new Map<string, Account>();
  const steps = [
    ["AAF", (await readSet("aaf-complet.zip", options)).people],
    ["CSV", (await readList("comptes-ent.csv", "ACCOUNTS", options)).people],
    ["CSV", (await readList("comptes-invites.csv", "GUESTS", options)).people],
    ["AAF", (await readSet("aaf-delta.zip", options)).people],
  ] as const;
  const outcomes = steps.map(([source, people]) => take(accounts, source, people));
  return { accounts: linkSponsors([...accounts.values()]), outcomes };
}

type Outcome = Record<PersonMatch["kind"], number>;

function take(
  accounts: Map<string, Account>,
  source: AccountSource,
  people: readonly PersonRecord[],
): Outcome {
  const index = indexPeople([...accounts.values()]);
  const outcome: Outcome = { matched: 0, new: 0, foreign: 0, doubtful: 0 };
  const claims = people.map((record) => ({
    record,
    match: matchPerson(record, profileOfRecord(record, table), index),
  }));
  for (const { record, match } of opposeClaims(claims)) {
    outcome[match.kind] += 1;
    const id = match.kind === "matched" ? match.id : `account-${accounts.size}`;
    const known = accounts.get(id);
    if (record.request === "DELETE" && known) accounts.set(id, departed(known));
    else accounts.set(id, accountOf(record, known, { id, source }));
  }
  return outcome;
}

const departed = (account: Account): Account => ({ ...account, status: "DEPARTED", leftOn: today });

function accountOf(
  record: PersonRecord,
  known: Account | undefined,
  { id, source }: { id: string; source: AccountSource },
): Account {
  const now = new Date(today);
  const { activity, lastSeenOn, guest, ...planned } = planAccount(record, known, { table, newId: id });
  const origin = {
    source,
    sourceId: record.sourceId ?? null,
    firstSeenAt: now,
    lastSeenAt: now,
    goneAt: null,
  };
  return {
    ...planned,
    ...{ statusSince: now, createdAt: now, origins: [...(known?.origins ?? []), origin] },
    activity: activity === "SEEN_AT" ? { kind: activity, day: lastSeenOn ?? "" } : { kind: activity },
    guest: guest && { ...guest, sponsorId: null, sponsorStatus: null, mailboxReason: null },
  };
}

/** As the console’s store does: by the sponsor’s address. */
function linkSponsors(accounts: readonly Account[]): Account[] {
  const byMail = new Map(accounts.map((account) => [account.email ?? "", account]));
  return accounts.map((account) => {
    const sponsor = byMail.get(account.guest?.sponsorEmail ?? "none");
    if (!account.guest || !sponsor) return account;
    return { ...account, guest: { ...account.guest, sponsorId: sponsor.id, sponsorStatus: sponsor.status } };
  });
}

/** How many of each profile. */
export function countByProfile(accounts: readonly Account[]): Partial<Record<Profile, number>> {
  const counts: Partial<Record<Profile, number>> = {};
  for (const { profile } of accounts) if (profile) counts[profile] = (counts[profile] ?? 0) + 1;
  return counts;
}

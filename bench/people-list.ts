import { readAccounts } from "@/lib/accounts/read";
import type { Crowd } from "@/lib/accounts/rules/account-row";
import { defineRead } from "@/lib/platform/define-read";
import { asRequest } from "@/lib/platform/request";
import { makeOperator } from "@/tests/support/factories";
import { compare, median, ownPeakMb, percentile95, rounded, type Row, takeTurns, timedEach } from "./measure";
import { fillPeople, type PeopleSchools } from "./people-million";

const readsPerTurn = 40;
const mostMs = 50;

/** The door alone: who asks, may they, and a transaction that asks nothing. */
const readNothing = defineRead({ permission: "account:read", load: () => Promise.resolve(null) });

type Query = Record<string, string>;
/** Whoever asks, and after whom the last page of each of their lists begins. */
type Reader = { uai: string; sessionToken: string; last: Record<Crowd, string>; sponsorId: string };
type Kind = { name: string; crowd: Crowd; queryOf: (reader: Reader) => Query };

/** What both lists are filtered by and searched for: each filter at its most and at its least, where it has both. */
const sharedQueries: Record<string, Query> = {
  ...{ "function-many": { fonction: "ELE" }, "function-few": { fonction: "DIR" }, class: { classe: "6e 4" } },
  ...{ "source-aaf": { source: "AAF" }, "source-stsweb": { source: "STSWEB" } },
  ...{ "source-csv": { source: "CSV" }, "source-manual": { source: "MANUAL" } },
  ...{ "status-active": { etat: "ACTIVE" }, "status-suspended": { etat: "SUSPENDED" } },
  ...{ "status-departed": { etat: "DEPARTED" }, "status-binned": { etat: "BINNED" } },
  ...{ "activity-seen": { activite: "VU" }, "activity-old": { activite: "INACTIF" } },
  ...{ "activity-never": { activite: "JAMAIS" }, "activity-unknown": { activite: "INCONNUE" } },
  ...{ "search-accents": { q: "LEFÈVRE" }, "search-substring": { q: "arti" }, "search-letter": { q: "e" } },
  ...{
    "search-words": { q: "martin él" },
    "search-nobody": { q: "zzyzx" },
    "search-ine": { q: "000000103KA" },
  },
  all: { source: "CSV", etat: "ACTIVE", activite: "VU", q: "an e" },
};
const accountQueries: Record<string, Query> = {
  ...{ first: {}, "profile-many": { profil: "ELV" }, "profile-few": { profil: "DIR" }, ...sharedQueries },
};
const guestQueries: Record<string, Query> = {
  ...{
    first: {},
    "end-none": { fin: "SANS" },
    "end-past": { fin: "PASSEE" },
    "end-soon": { fin: "BIENTOT" },
  },
  ...{ profile: { profil: "EXT" }, ...sharedQueries },
};

const given = (crowd: Crowd, queries: Record<string, Query>): Kind[] =>
  Object.entries(queries).map(([name, query]) => ({ name, crowd, queryOf: () => query }));

const kinds: readonly Kind[] = [
  ...given("EVERYBODY", accountQueries),
  { name: "deep", crowd: "EVERYBODY", queryOf: ({ last }) => ({ apres: last.EVERYBODY }) },
  {
    name: "deep-filtered",
    crowd: "EVERYBODY",
    queryOf: ({ last }) => ({ apres: last.EVERYBODY, source: "AAF", q: "a" }),
  },
  ...given("GUESTS", guestQueries),
  { name: "deep", crowd: "GUESTS", queryOf: ({ last }) => ({ apres: last.GUESTS }) },
  { name: "sponsor", crowd: "GUESTS", queryOf: ({ sponsorId }) => ({ parrain: sponsorId }) },
];
const nameOf = ({ crowd, name }: Kind) => `${crowd === "GUESTS" ? "guests" : "accounts"}-${name}`;

/**
 * The reads behind the lists of accounts and of guests, of a school of 3,000 accounts then of schools of 998 each asked
 * in turn, among a million: each row is that of the slowest kind, beside a read of nothing by the same door.
 */
export async function peopleListRows(runs: number, migrationUrl: string): Promise<Row[]> {
  return measurePeopleLists(runs, await fillPeople(migrationUrl));
}

async function measurePeopleLists(runs: number, { large, average }: PeopleSchools): Promise<Row[]> {
  return [
    await rowOf(runs, "people-list-1m", await readersOf([large])),
    await rowOf(runs, "people-list-1m-average", await readersOf(average)),
  ];
}

async function readersOf(schools: readonly string[]): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const uai of schools) {
    const { sessionToken } = await makeOperator({ uai, roles: ["RUPN"] });
    const lastOf = (crowd: Crowd) => lastPage({ uai, sessionToken }, crowd);
    const { values } = await ask({ uai, sessionToken }, "GUESTS", {});
    readers.push({
      ...{ uai, sessionToken, sponsorId: values.sponsors[0]?.id ?? "" },
      last: { EVERYBODY: await lastOf("EVERYBODY"), GUESTS: await lastOf("GUESTS") },
    });
  }
  return readers;
}

const ask = ({ uai, sessionToken }: Pick<Reader, "uai" | "sessionToken">, crowd: Crowd, query: Query) =>
  asRequest({ now: new Date(), sessionToken }, () => readAccounts(uai, { crowd, query }));

/** After whom the last page begins: page after page, each of whose accounts no other may show. */
async function lastPage(reader: Pick<Reader, "uai" | "sessionToken">, crowd: Crowd): Promise<string> {
  const shown = new Set<string>();
  let last = "";
  for (;;) {
    const { accounts, next, total } = await ask(reader, crowd, last === "" ? {} : { apres: last });
    for (const { id } of accounts) {
      if (shown.has(id)) throw new Error(`Two pages show ${id}`);
      shown.add(id);
    }
    if (next !== null) {
      last = next;
      continue;
    }
    if (shown.size !== total) throw new Error(`Pages show ${shown.size} accounts of ${total}`);
    return last;
  }
}

async function rowOf(runs: number, row: string, readers: readonly Reader[]): Promise<Row> {
  const turns = await takeTurns(runs, async () => {
    const theirs = await p95Of(readers, ({ uai, sessionToken }) =>
      asRequest({ now: new Date(), sessionToken }, () => readNothing(uai)),
    );
    const ours: number[] = [];
    for (const kind of kinds)
      ours.push(await p95Of(readers, (reader) => ask(reader, kind.crowd, kind.queryOf(reader))));
    return { ours, theirs };
  });
  const medians = kinds.map((_, rank) => median(turns.map(({ ours }) => ours[rank] ?? Number.NaN)));
  const worstMs = Math.max(...medians);
  const worst = medians.indexOf(worstMs);
  return {
    ...compare(
      { suite: "people", row, against: "empty-read", peakMb: ownPeakMb() },
      turns.map(({ ours, theirs }) => ({ ours: ours[worst] ?? Number.NaN, theirs })),
    ),
    worst: kinds.map(nameOf)[worst] ?? "",
    holds: worstMs < mostMs,
    p95: Object.fromEntries(kinds.map((kind, rank) => [nameOf(kind), rounded(medians[rank] ?? Number.NaN)])),
  };
}

async function p95Of(readers: readonly Reader[], read: (reader: Reader) => Promise<unknown>) {
  const times = await timedEach(readsPerTurn, (rank) => {
    const reader = readers[rank % readers.length];
    if (!reader) throw new Error("Nobody reads");
    return read(reader);
  });
  return percentile95(times);
}

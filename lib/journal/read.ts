import "server-only";
import { defineRead } from "@/lib/platform/define-read";
import { hashOf } from "@/lib/platform/journal/entry";
import { describeDetail } from "./rules/details";
import { readText, wordOfAction } from "./rules/words";
import { journalFilterSchema } from "./schema";
import { listActions, listEntries, listEntriesAbout } from "./store";

const pageSize = 50;
const entriesAboutOne = 30;

type Row = Awaited<ReturnType<typeof listEntriesAbout>>[number];

function told(row: Row) {
  const { actor, detail } = readText(row.text);
  return {
    seq: row.seq.toString(),
    at: row.at,
    action: wordOfAction(row.action),
    isRefused: row.outcome === "REFUSED",
    actor: actor?.name ?? "La console",
    detail: describeDetail(detail),
  };
}

/** A page of the school's journal, the latest first, each entry checked against its own hash. */
export const readJournal = defineRead({
  permission: "journal:read",
  async load({ actor, tx }, query: unknown) {
    const filter = journalFilterSchema.parse(query);
    const rows = await listEntries(tx, actor.scope, filter, pageSize + 1);
    const shown = rows.slice(0, pageSize);
    return {
      filter,
      actions: (await listActions(tx, actor.scope)).map((key) => ({ key, word: wordOfAction(key) })),
      entries: shown.map((row) => ({
        ...told(row),
        targetKind: row.targetKind,
        targetId: row.targetId,
        isIntact: hashOf(row.text) === row.hash,
      })),
      next: rows.length > pageSize ? (shown.at(-1)?.seq.toString() ?? null) : null,
    };
  },
});

/** What was done to one pupil, campaign or import, for its own page. */
export const readJournalAbout = defineRead({
  permission: "journal:read",
  load: async ({ actor, tx }, targetId: string) =>
    (await listEntriesAbout(tx, actor.scope, targetId, entriesAboutOne)).map(told),
});

import "server-only";
import { Readable } from "node:stream";
import { accept } from "@/lib/decision";
import { defineDocument } from "@/lib/platform/define-document";
import { parisDay } from "@/lib/paris-day";
import { listSchoolAccounts } from "./facts";
import { daysAround } from "./rules/days";
import { accountsCsv, guestsCsv } from "./rules/export";
import { accountFilterSchema } from "./schema";
import type { Crowd } from "./rules/account-row";
import { listMatching } from "./store/list";
import * as z from "zod";

const exportSchema = accountFilterSchema.extend({
  crowd: z.enum(["EVERYBODY", "GUESTS"]).catch("EVERYBODY"),
});

/**
 * The accounts that match the filters, in the console’s own template: importing the file again loses nothing.
 * Journalled with their number: the file leaves the console.
 */
export const exportAccounts = defineDocument({
  permission: "account:read",
  audit: "account.exported",
  input: exportSchema,
  async prepare({ input: { crowd, ...filter }, actor, now, tx }) {
    const uai = actor.uai ?? "";
    const today = parisDay(now);
    const matching = await listMatching(tx, actor.scope, { crowd, filter, days: daysAround(today) });
    const ids = matching.map(({ id }) => id);
    const accounts = await listSchoolAccounts(tx, uai, ids);
    return accept({
      targets: [{ kind: "establishment", id: uai, detail: { selected: accounts.length, crowd } }],
      fileName: `${fileNames[crowd]} ${uai} ${today}.csv`,
      contentType: "text/csv; charset=utf-8",
      write: () =>
        Readable.from([Buffer.from((crowd === "GUESTS" ? guestsCsv : accountsCsv)(accounts), "utf8")]),
    });
  },
});

const fileNames: Record<Crowd, string> = { EVERYBODY: "Comptes", GUESTS: "Comptes invités" };

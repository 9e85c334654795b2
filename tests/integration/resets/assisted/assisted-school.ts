import { expect } from "vitest";
import { asRequest } from "@/lib/platform/request";
import { environment } from "@/lib/platform/env";
import { takeList } from "@/lib/resets/actions/lists";
import { readReceivedList } from "@/lib/resets/read/lists";
import type { ListView } from "@/lib/resets/rules/received-list/view";
import { receiveLists } from "@/lib/resets/uploads";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make, type Fields } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { makeStudents } from "@/tests/support/students";
import { startFor } from "../campaigns";

export type Desk = { uai: string; operator: TestOperator; campaignId: string; ids: string[] };

type Facts = NonNullable<Parameters<typeof makeStudents>[2]>;

export const nameOf = (rank: number) => `ÉLÈVE ${String(rank).padStart(5, "0")}`;
export const passwordOf = (rank: number) => `Mdp-Inventé-${String(rank).padStart(4, "0")}`;

/** A school in assisted mode whose campaign waits for the list of these pupils. */
export async function makeAssistedDesk(count: number, facts?: Facts, expected = count): Promise<Desk> {
  const { uai } = await makeSchool();
  await asOwner(`update establishment set reset_mode = 'ASSISTED' where uai = $1`, [uai]);
  const operator = await makeOperator({ uai });
  const ids = await makeStudents(uai, count, facts);
  return { uai, operator, ids, campaignId: await startFor(uai, operator, expected) };
}

export const header = "Nom;Prénom;Classe;Identifiant;Mot de passe provisoire";

/** A line of the list as EduConnect would write it, for the pupil of this rank. */
export function lineOf(
  rank: number,
  { className = "6e A", identifier = `z.eleve${rank}`, password = passwordOf(rank) } = {},
): string {
  return [nameOf(rank), "Zoé", className, identifier, password].join(";");
}

export const listOf = (ranks: readonly number[], facts?: Parameters<typeof lineOf>[1]): string =>
  [header, ...ranks.map((rank) => lineOf(rank, facts))].join("\r\n");

export const ranksTo = (count: number) => Array.from({ length: count }, (_, rank) => rank);

/** Brings a list as a file, by the door of files. */
export function sendList(
  { uai, campaignId }: Pick<Desk, "uai" | "campaignId">,
  content: string | Uint8Array,
  { sessionToken }: { sessionToken: string | null },
  name = "liste.csv",
) {
  const body = new FormData();
  body.append("files", new File([typeof content === "string" ? content : Uint8Array.from(content)], name));
  const { origin } = new URL(environment().APP_URL);
  const request = new Request(`${origin}/api/listes/${uai}`, { method: "POST", body, headers: { origin } });
  return asRequest({ now: new Date(), sessionToken }, () => receiveLists(request, uai, { campaignId }));
}

/** The same, kept; answers the list’s id. */
export async function bringList(
  desk: Desk,
  content: string | Uint8Array,
  operator = desk.operator,
  name?: string,
) {
  const result = await sendList(desk, content, operator, name);
  if (result.status !== "received") throw new Error(result.reason);
  return result.ids[0] ?? "";
}

export const reportOf = (desk: Desk, listId: string, { sessionToken } = desk.operator) =>
  asRequest({ now: new Date(), sessionToken }, () => readReceivedList(desk.uai, desk.campaignId, listId));

/** The report of a list that can be read. */
export async function viewOf(desk: Desk, listId: string, operator = desk.operator): Promise<ListView> {
  const content = (await reportOf(desk, listId, operator))?.content;
  if (content?.state !== "sorted") throw new Error(`The list is ${content?.state ?? "unseen"}`);
  return content;
}

/** Confirms the report as it stands, with these answers. */
export async function take(desk: Desk, listId: string, answers: Fields = {}, operator = desk.operator) {
  const { mark } = await viewOf(desk, listId, operator);
  const { uai, campaignId } = desk;
  return make(takeList, { uai, campaignId, listId, vu: mark, ...answers }, operator);
}

/** Brings a list and confirms it at once. */
export async function takeIn(desk: Desk, content: string, answers: Fields = {}): Promise<void> {
  expect(await take(desk, await bringList(desk, content), answers)).toMatchObject({ status: "led" });
}

export async function campaignRow(campaignId: string) {
  const [row] = await asOwner<{
    status: string;
    done_count: number;
    selected_count: number;
    end_reason: string | null;
  }>("select status, done_count, selected_count, end_reason from reset_campaign where id = $1", [campaignId]);
  if (!row) throw new Error("No such campaign");
  return row;
}

export const keptLists = (campaignId: string) =>
  asOwner("select id from received_list where campaign_id = $1", [campaignId]);

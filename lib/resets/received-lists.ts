import "server-only";
import { createHash, randomUUID } from "node:crypto";
import type { ResetItemStatus } from "@/prisma/generated/client";
import { accept, refuse, type Decision } from "@/lib/decision";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { MissingKey, seal, unseal } from "@/lib/platform/sealing";
import type { Scope } from "@/lib/platform/scope";
import type { Actor } from "@/lib/platform/session";
import { checkSheets } from "@/lib/sheets/documents";
import { readLine, type UnusableLine } from "./formats/list-record";
import { openReceivedList, type OpenedList } from "./formats/received-list";
import { describeMissingColumns, guessListColumns, type ListColumns } from "./rules/received-list/columns";
import { decideListReceipt } from "./rules/received-list/lifecycle";
import type { ListRecord } from "./rules/received-list/matching";
import { foreignSchool } from "./rules/received-list/origin";
import { type ListReport, type Standing, sortList } from "./rules/received-list/report";
import { campaignKey, listData, listFingerprint, secretData } from "./seals";
import { type Campaign, lockCampaign } from "./store/campaigns";
import { type ListedPupil, listSchoolPupils, listSealedSecrets } from "./store/list-pupils";
import {
  addList,
  countLists,
  findColumns,
  findSameList,
  type ListOwner,
  type StoredList,
} from "./store/lists";

/** A delegate of some classes sees the lists that he or she brought: another’s may name pupils of other classes. */
export const ownerFor = (actor: Pick<Actor, "id" | "scope">): ListOwner =>
  actor.scope.classes === null ? null : { receivedBy: actor.id };

const longestName = 200;

export type IncomingList = { campaignId: string; fileName: string; bytes: Buffer };

/** Seals a list as it came, before anything reads it. The same list, still waiting, is not kept twice. */
export async function keepList(
  tx: Transaction,
  { campaignId, fileName, bytes }: IncomingList,
  actor: Actor,
  now: Date,
): Promise<Decision<{ id: string; isNew: boolean }>> {
  const campaign = await lockCampaign(tx, actor.scope, campaignId);
  if (!campaign) return refuse("Cette campagne n’existe pas.");
  const receipt = decideListReceipt(campaign, await countLists(tx, campaign), now);
  if (!receipt.accepted) return receipt;
  const key = openKey(campaign);
  if (!key.accepted) return key;
  const sha256 = listFingerprint(key.change, bytes);
  const same = await findSameList(tx, campaign, sha256, ownerFor(actor));
  if (same) return accept({ id: same.id, isNew: false });
  const id = randomUUID();
  await addList(tx, {
    ...{ uai: campaign.uai, id, campaignId, sha256 },
    // By whole signs: half of a surrogate pair could not be stored.
    fileName: Array.from(fileName).slice(-longestName).join(""),
    sealed: new Uint8Array(seal(key.change, bytes, listData(campaign.uai, id))),
    receivedBy: actor.id,
    receivedByName: actor.name,
    receivedAt: now,
  });
  return accept({ id, isNew: true });
}

/** A missing key is told as such: nothing is received that could not be sealed. */
function openKey(campaign: Campaign): Decision<Buffer> {
  try {
    return accept(campaignKey(campaign));
  } catch (error) {
    if (error instanceof MissingKey) return refuse(error.sentence);
    throw error;
  }
}

type Unreadable = { state: "unreadable"; sentence: string };
type Opened = OpenedList & { columns: ListColumns; className: string | null };
type NeedsColumns = Opened & { state: "columns"; missing: string };
export type SortedList = Opened & {
  state: "sorted";
  records: readonly ListRecord[];
  unusable: readonly UnusableLine[];
  report: ListReport;
  pupils: ReadonlyMap<string, ListedPupil>;
  /** What the operator saw of it: a report that changed since is confirmed by nobody. */
  mark: string;
};

/** Opens a sealed list in memory, with the columns chosen, remembered or guessed. */
export async function openSealedList(
  tx: Transaction,
  scope: Scope,
  campaign: Campaign,
  list: StoredList,
): Promise<Unreadable | (Opened & { state: "opened" })> {
  try {
    const bytes = unseal(campaignKey(campaign), Buffer.from(list.sealed), listData(list.uai, list.id));
    const opened = await openReceivedList(list.fileName, bytes);
    const foreign = foreignSchool(opened.header, opened.rows, campaign.uai);
    if (foreign !== null) return { state: "unreadable", sentence: foreign };
    const remembered = await findColumns(tx, scope, opened.header);
    const reading = list.reading ?? {
      columns: remembered ?? guessListColumns(opened.header),
      className: null,
    };
    return { state: "opened", ...opened, ...reading };
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof MissingKey)
      return { state: "unreadable", sentence: error.sentence };
    throw error;
  }
}

/** Reads a sealed list and sorts its lines against the pupils as they are now; nothing is written. */
export async function sortSealedList(
  tx: Transaction,
  scope: Scope,
  campaign: Campaign,
  list: StoredList,
  now: Date,
): Promise<Unreadable | NeedsColumns | SortedList> {
  const opened = await openSealedList(tx, scope, campaign, list);
  if (opened.state === "unreadable") return opened;
  const missing = describeMissingColumns(opened.columns);
  if (missing !== null) return { ...opened, state: "columns", missing };
  const lines = opened.rows.map((row) =>
    readLine(row, {
      width: opened.header.length,
      columns: opened.columns,
      className: opened.className,
      isPrintable,
    }),
  );
  const records = lines.flatMap((line) => (line.kind === "record" ? [line.record] : []));
  const unusable = lines.flatMap((line) => (line.kind === "unusable" ? [line] : []));
  const pupils = new Map(
    (await listSchoolPupils(tx, scope, campaign)).map((pupil) => [pupil.id, pupil] as const),
  );
  const report = sortList(records, {
    pupils: [...pupils.values()],
    standingOf: (id) => standingOf(pupils.get(id), now),
    isKept: await keptPasswords(tx, campaign),
  });
  const mark = createHash("sha256").update(JSON.stringify(report)).digest("hex");
  return { ...opened, state: "sorted", records, unusable, report, pupils, mark };
}

const standings: Record<Exclude<ResetItemStatus, "EXCLUDED">, Standing> = {
  PENDING: "EXPECTED",
  DONE: "READ",
  CANCELLED: "CANCELLED",
  FAILED: "CANCELLED",
};

function standingOf(pupil: ListedPupil | undefined, now: Date): Standing {
  if (!pupil || pupil.status === null || pupil.status === "EXCLUDED") return standingOutside(pupil);
  if (pupil.leftOn !== null && pupil.leftOn < parisDay(now)) return "LEFT";
  return pupil.isWithheld ? "WITHHELD" : standings[pupil.status];
}

function standingOutside(pupil: ListedPupil | undefined): Standing {
  if (pupil && pupil.otherCampaign !== null) return "OTHER_CAMPAIGN";
  return pupil?.status === "EXCLUDED" ? "EXCLUDED" : "NOT_CHOSEN";
}

async function keptPasswords(
  tx: Transaction,
  campaign: Campaign,
): Promise<(studentId: string, password: string) => boolean> {
  const key = campaignKey(campaign);
  const secrets = new Map((await listSealedSecrets(tx, campaign)).map((kept) => [kept.studentId, kept]));
  return (studentId, password) => {
    const kept = secrets.get(studentId);
    if (!kept) return false;
    const opened = unseal(key, Buffer.from(kept.sealed), secretData(campaign.uai, kept.secretId));
    return opened.equals(Buffer.from(password, "utf8"));
  };
}

/** By the very rule that prints: a pupil types what paper shows. */
function isPrintable(secret: string): boolean {
  const pupil = { lastName: "", usageName: null, firstName: "", listNumber: null, identifier: null };
  return checkSheets([{ name: "", students: [{ ...pupil, provisionalPassword: secret }] }]).accepted;
}

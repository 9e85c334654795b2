import "server-only";
import type { ResetItemStatus } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { searchText } from "@/lib/students/rules/search";
import type { ListPupil } from "../rules/received-list/matching";
import type { Taking } from "../rules/received-list/report";
import type { Campaign } from "./campaigns";

type InCampaign = Pick<Campaign, "uai" | "id">;

/** A pupil of the school and where he or she stands, in this campaign and in another that waits for its list. */
export type ListedPupil = ListPupil & {
  leftOn: string | null;
  isWithheld: boolean;
  status: ResetItemStatus | null;
  /** The class at the start of the campaign: what its counts are by. */
  itemClass: string | null;
  otherCampaign: string | null;
};

type PupilRow = Omit<ListedPupil, "status" | "itemClass" | "otherCampaign">;
type ItemRow = { studentId: string; status: ResetItemStatus; className: string | null };

/**
 * Every pupil of the scope: a list may name any of them. In three questions joined here: the tables were just filled,
 * and PostgreSQL plans their join for one pupil.
 */
export async function listSchoolPupils(
  tx: Transaction,
  scope: Scope,
  campaign: InCampaign,
): Promise<ListedPupil[]> {
  const pupils = await tx.$queryRaw<PupilRow[]>`
    select id, last_name as "lastName", usage_name as "usageName", first_name as "firstName",
      birth_date as "birthDate", class_name as "className", identifier, ine, left_on as "leftOn",
      withheld_reason is not null as "isWithheld"
    from student_account where uai = any(${[...scope]}) order by last_name, first_name, id`;
  const items = await tx.$queryRaw<ItemRow[]>`
    select student_id as "studentId", status::text as status, class_name as "className" from reset_item
    where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid`;
  const itemOf = new Map(items.map((item) => [item.studentId, item]));
  const otherOf = await findOtherCampaigns(tx, campaign);
  return pupils.map((pupil) => {
    const item = itemOf.get(pupil.id);
    return {
      ...pupil,
      status: item?.status ?? null,
      itemClass: item?.className ?? null,
      otherCampaign: otherOf.get(pupil.id) ?? null,
    };
  });
}

/** The other campaigns that wait for their list, by the pupils they expect. */
async function findOtherCampaigns(tx: Transaction, campaign: InCampaign): Promise<Map<string, string>> {
  const others = await tx.resetCampaign.findMany({
    where: { uai: campaign.uai, status: "AWAITING_LIST", id: { not: campaign.id } },
    select: { id: true, name: true },
  });
  const names = new Map(others.map(({ id, name }) => [id, name]));
  const rows = await tx.$queryRaw<{ studentId: string; campaignId: string }[]>`
    select student_id as "studentId", campaign_id as "campaignId" from reset_item
    where uai = ${campaign.uai} and campaign_id = any(${[...names.keys()]}::uuid[]) and status = 'PENDING'`;
  return new Map(rows.map(({ studentId, campaignId }) => [studentId, names.get(campaignId) ?? ""]));
}

export type SealedSecret = { studentId: string; secretId: string; sealed: Uint8Array };

/** The passwords that the campaign keeps for its pupils, sealed. */
export function listSealedSecrets(tx: Transaction, campaign: InCampaign): Promise<SealedSecret[]> {
  return tx.$queryRaw<SealedSecret[]>`
    select live_student_id as "studentId", id as "secretId", sealed from provisional_secret
    where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid and live_student_id is not null and sealed is not null`;
}

/** Makes pupils already done expected again, as though never printed: a newer password replaces theirs. */
export async function reopenItems(
  tx: Transaction,
  campaign: InCampaign,
  studentIds: readonly string[],
): Promise<void> {
  if (studentIds.length === 0) return;
  const reopened = await tx.$executeRaw`
    update reset_item set status = 'PENDING', done_at = null, printed_at = null,
      handed_out_at = null, handed_out_by = null, hand_over_recorded_by = null
    where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid and status = 'DONE'
      and student_id = any(${[...studentIds]}::uuid[])`;
  await tx.resetCampaign.update({
    where: { uai_id: { uai: campaign.uai, id: campaign.id } },
    data: { doneCount: { decrement: reopened } },
    select: { id: true },
  });
}

/** Keeps the identifiers that a list gave; an import being previewed is then told that the pupils changed. */
export async function saveIdentifiers(
  tx: Transaction,
  uai: string,
  takings: readonly Taking[],
  pupils: ReadonlyMap<string, ListPupil>,
): Promise<void> {
  const rows = takings.flatMap(({ studentId, identifier }) => {
    const pupil = pupils.get(studentId);
    return identifier === null || !pupil
      ? []
      : [{ id: studentId, identifier, searchText: searchText({ ...pupil, identifier }) }];
  });
  if (rows.length === 0) return;
  await tx.$executeRaw`
    update student_account student set identifier = given.identifier, search_text = given."searchText"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, identifier text, "searchText" text)
    where student.uai = ${uai} and student.id = given.id`;
  await tx.$executeRaw`select bump_students_version(${uai})`;
}

export type LeftOutPupil = {
  className: string;
  name: string;
  status: ResetItemStatus | null;
  outcome: string | null;
};

/** Present pupils of the campaign's classes whom it does not reset, and whom a whole class would take along. */
export async function listLeftOut(
  tx: Transaction,
  scope: Scope,
  campaign: InCampaign,
  today: string,
): Promise<LeftOutPupil[]> {
  const items = await tx.resetItem.findMany({
    where: { uai: campaign.uai, campaignId: campaign.id },
    select: { studentId: true, className: true, status: true, outcome: true },
  });
  const itemOf = new Map(items.map((item) => [item.studentId, item]));
  const chosen = items.filter(({ status }) => isChosen(status));
  const pupils = await tx.$queryRaw<{ id: string; className: string; name: string }[]>`
    select id, class_name as "className", last_name || ' ' || first_name as name from student_account
    where uai = any(${[...scope]}) and (left_on is null or left_on >= ${today})
      and class_name = any(${[...new Set(chosen.flatMap(({ className }) => className ?? []))]})
    order by class_name, last_name, first_name, id`;
  return pupils.flatMap(({ id, className, name }) => {
    const { status = null, outcome = null } = itemOf.get(id) ?? {};
    return status !== null && isChosen(status) ? [] : [{ className, name, status, outcome }];
  });
}

const isChosen = (status: ResetItemStatus) => status === "PENDING" || status === "DONE";

/** Expected pupils of a campaign who bear no class: no filter of EduConnect finds them. */
export async function listClassless(tx: Transaction, campaign: InCampaign): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select student.last_name || ' ' || student.first_name as name
    from reset_item item
    join student_account student on student.uai = item.uai and student.id = item.student_id
    where item.uai = ${campaign.uai} and item.campaign_id = ${campaign.id}::uuid and item.status = 'PENDING'
      and item.class_name is null
    order by 1`;
  return rows.map(({ name }) => name);
}

/** The classes of the campaign, in their order, for those who name the class of a list. */
export async function listCampaignClasses(tx: Transaction, campaign: InCampaign): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select distinct class_name collate "fr-x-icu" as name from reset_item
    where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid and class_name is not null order by 1`;
  return rows.map(({ name }) => name);
}

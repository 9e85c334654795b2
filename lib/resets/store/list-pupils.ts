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

/** Every pupil of the scope: a list may name any of them. */
export function listSchoolPupils(
  tx: Transaction,
  scope: Scope,
  campaign: InCampaign,
): Promise<ListedPupil[]> {
  return tx.$queryRaw<ListedPupil[]>`
    select student.id, student.last_name as "lastName", student.usage_name as "usageName",
      student.first_name as "firstName", student.birth_date as "birthDate", student.class_name as "className",
      student.identifier, student.ine, student.left_on as "leftOn", student.withheld_reason is not null as "isWithheld",
      item.status::text as status, item.class_name as "itemClass", other.name as "otherCampaign"
    from student_account student
    left join reset_item item on item.uai = student.uai and item.student_id = student.id
      and item.campaign_id = ${campaign.id}::uuid
    left join (
      select distinct on (item.student_id) item.student_id, campaign.name
      from reset_campaign campaign
      join reset_item item on item.uai = campaign.uai and item.campaign_id = campaign.id and item.status = 'PENDING'
      where campaign.uai = ${campaign.uai} and campaign.id <> ${campaign.id}::uuid and campaign.status = 'AWAITING_LIST'
      order by item.student_id
    ) other on other.student_id = student.id
    where student.uai = any(${[...scope]})
    order by student.last_name, student.first_name, student.id`;
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
  await tx.$executeRaw`update establishment set students_version = students_version + 1 where uai = ${uai}`;
}

export type LeftOutPupil = {
  className: string;
  name: string;
  status: ResetItemStatus | null;
  outcome: string | null;
};

/** Present pupils of the campaign's classes whom it does not reset, and whom a whole class would take along. */
export function listLeftOut(
  tx: Transaction,
  scope: Scope,
  campaign: InCampaign,
  today: string,
): Promise<LeftOutPupil[]> {
  return tx.$queryRaw<LeftOutPupil[]>`
    select student.class_name as "className", student.last_name || ' ' || student.first_name as name,
      item.status::text as status, item.outcome
    from student_account student
    left join reset_item item on item.uai = student.uai and item.student_id = student.id
      and item.campaign_id = ${campaign.id}::uuid
    where student.uai = any(${[...scope]}) and (student.left_on is null or student.left_on >= ${today})
      and (item.status is null or item.status not in ('PENDING', 'DONE'))
      and student.class_name in (
        select class_name from reset_item
        where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid and status in ('PENDING', 'DONE'))
    order by student.class_name, student.last_name, student.first_name, student.id`;
}

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

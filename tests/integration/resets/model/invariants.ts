import { expect } from "vitest";
import { unseal } from "@/lib/platform/sealing";
import { genesisOf, verifyEntries } from "@/lib/platform/journal/verify";
import { isProvisionalPassword } from "@/lib/resets/rules/provisional-password";
import { campaignKey, secretData } from "@/lib/resets/seals";
import type { Model } from "./state";
import type { World } from "./world";

/** All that must hold after every gesture, whatever came before. */
export async function checkInvariants(model: Model, world: World): Promise<void> {
  await checkSecrets(model, world);
  await checkPupils(model, world);
  await checkCampaigns(model, world);
  await checkJournal(world);
}

type SecretRow = {
  id: string;
  student_id: string;
  campaign_id: string;
  sealed: Buffer;
  data_key: Buffer | null;
  key_id: string | null;
};

/** Every seal kept is one pupil's valid password, opens with its campaign's key, and is no other pupil's. */
async function checkSecrets(model: Model, { owner, uai, pupils, campaignIds }: World): Promise<void> {
  const { rows } = await owner.query<SecretRow>(
    `select secret.id, student_id, campaign_id, sealed, data_key, key_id, live_student_id
     from provisional_secret secret join reset_campaign campaign on campaign.uai = secret.uai and campaign.id = campaign_id
     where secret.uai = $1 and (sealed is not null or live_student_id is not null)`,
    [uai],
  );
  const held = new Map(rows.map((row) => [row.student_id, row.campaign_id]));
  const expected = [...model.live].map(([rank, number]) => [pupils[rank], campaignIds[number]] as const);
  expect(rows).toHaveLength(held.size);
  expect(held).toEqual(new Map(expected));
  const passwords = rows.map(({ id, campaign_id, sealed, data_key, key_id }) => {
    const key = campaignKey({ uai, id: campaign_id, dataKey: data_key, keyId: key_id });
    return unseal(key, sealed, secretData(uai, id)).toString("utf8");
  });
  expect(passwords.every(isProvisionalPassword)).toBe(true);
  expect(new Set(passwords).size).toBe(passwords.length);
}

/** A pupil that no run reached has all the old state; one that was reached has all the new. */
async function checkPupils(model: Model, { owner, uai, pupils }: World): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `select id, state::text, must_change_password as changes, sessions_ended_at is not null as ended,
       last_reset_at is not null as reset
     from student_account where uai = $1 order by id`,
    [uai],
  );
  expect(rows).toEqual(
    pupils.map((id, rank) => {
      const isReset = model.everReset.has(rank);
      return {
        id,
        state: isReset ? "PROVISIONAL" : "ACTIVE",
        changes: isReset,
        ended: isReset,
        reset: isReset,
      };
    }),
  );
}

/** Statuses and items are those of the model, counters are the numbers of items, and a closed campaign has no key. */
async function checkCampaigns(model: Model, { owner, uai, pupils, campaignIds }: World): Promise<void> {
  const campaigns = await owner.query<Record<string, unknown>>(
    `select id, status::text, data_key is not null as "hasKey", done_count as done, failed_count as failed,
       excluded_count as excluded, selected_count as selected
     from reset_campaign where uai = $1`,
    [uai],
  );
  const items = await owner.query<{ id: string; campaign: string }>(
    `select student_id as id, campaign_id as campaign, status::text, renewal, printed_at is not null as printed,
       handed_out_at is not null as given
     from reset_item where uai = $1`,
    [uai],
  );
  const expectedItems = model.campaigns.flatMap((campaign, number) =>
    [...campaign.items].map(([rank, item]) => ({ ...item, id: pupils[rank], campaign: campaignIds[number] })),
  );
  const byKey = <Row extends { id?: string | undefined; campaign?: string | undefined }>(
    rows: readonly Row[],
  ) => rows.toSorted((a, b) => `${a.campaign}${a.id}`.localeCompare(`${b.campaign}${b.id}`));
  expect(byKey(items.rows)).toEqual(byKey(expectedItems));
  const expectedCampaigns = model.campaigns.map(({ status, hasKey, items: of }, number) => {
    const counted = (...statuses: string[]) =>
      [...of.values()].filter((item) => statuses.includes(item.status)).length;
    return {
      ...{ id: campaignIds[number], status, hasKey, done: counted("DONE"), failed: counted("FAILED") },
      ...{ excluded: counted("EXCLUDED"), selected: of.size - counted("EXCLUDED") },
    };
  });
  expect(byKey(campaigns.rows)).toEqual(byKey(expectedCampaigns));
}

/** Each secret ever made has its entry, and each entry its secret: nothing acknowledged is lost, nothing is invented. */
async function checkJournal({ owner, uai }: World): Promise<void> {
  const made = await owner.query(
    `select campaign_id::text as campaign, student_id::text as student, count(*)::int
     from provisional_secret where uai = $1 group by 1, 2 order by 1, 2`,
    [uai],
  );
  const told = await owner.query(
    `select text::json -> 'detail' ->> 'campaignId' as campaign, target_id as student, count(*)::int
     from journal_entry
     where uai = $1 and action = 'student.reset' and target_kind = 'student'
       and text::json -> 'detail' -> 'failed' is null and text::json -> 'detail' -> 'excluded' is null
     group by 1, 2 order by 1, 2`,
    [uai],
  );
  expect(told.rows).toEqual(made.rows);
}

type EntryRow = {
  seq: string;
  text: string;
  hash: string;
  at: Date;
  uai: string;
  action: string;
  target: string;
};

/** The chain of the whole journal, as `npm run journal:verify` walks it. */
export async function checkChain({ owner }: Pick<World, "owner">): Promise<void> {
  const heads = await owner.query<{ installation_id: string; seq: string; hash: string }>(
    "select installation_id, seq, hash from journal_head",
  );
  const { rows } = await owner.query<EntryRow>(
    "select seq, text, hash, at, uai, action, target_id as target from journal_entry order by seq",
  );
  const [head] = heads.rows;
  const entries = rows.map(({ seq, target, ...row }) => ({ ...row, seq: BigInt(seq), targetId: target }));
  expect(verifyEntries(genesisOf(head?.installation_id ?? ""), entries)).toEqual({
    intact: true,
    link: { seq: BigInt(head?.seq ?? 0), hash: head?.hash },
  });
}

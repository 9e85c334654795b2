import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { createReadyOperator } from "@/lib/operators/store/accounts";
import { closeDatabase } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { associatedData, type Keyring, openDataKey, unseal } from "@/lib/platform/sealing";
import { totpSecret } from "@/lib/platform/totp";
import { createOperator } from "@/scripts/operator/gestures";
import { makeDesk, send } from "@/tests/integration/imports/desk";
import { filePupils, siecleZip } from "@/tests/integration/imports/files";
import { principal, startFor } from "@/tests/integration/resets/campaigns";
import { asOwner } from "@/tests/support/owner";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { until } from "@/tests/support/workers/crew";

useTestDatabase();
afterAll(closeDatabase);

const old = process.env["SEALING_KEYS"] ?? "";
const draw = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const secret = totpSecret(randomBytes(20));
let fresh = "";
let freshId = "";

beforeEach(() => {
  freshId = `n${randomUUID().slice(0, 8)}`;
  fresh = draw(freshId);
});
afterEach(async () => {
  for (const table of ["provisional_secret", "reset_campaign", "import", "enrolment"])
    await asOwner(`delete from ${table}`);
  await asOwner("update operator set totp_secret = null, totp_key_id = null");
});

function runProgram(program: string, sealingKeys: string, ...args: string[]) {
  return spawn(
    process.execPath,
    ["--import", "tsx", "--import", "./scripts/as-server.mjs", program, ...args],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, MIGRATION_DATABASE_URL: "", SEALING_KEYS: sealingKeys },
    },
  );
}

async function keys(sealingKeys: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const child = runProgram("scripts/keys.ts", sealingKeys, ...args);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const [code] = (await once(child, "close")) as [number];
  return { code, said };
}

/** One record of each kind that a key seals, all sealed by the old one. */
async function sealOneOfEach(pupils: number) {
  const { uai, operator } = await principal();
  await makeStudents(uai, pupils);
  const campaignId = await startFor(uai, operator, pupils);
  const desk = await makeDesk();
  await send(desk, [siecleZip(desk.uai, filePupils(3))]);
  const person = { name: "Yanis Benali", memberships: [{ uai, role: "PRINCIPAL" as const }] };
  await inTransaction(scopeOf([uai]), (tx) =>
    createReadyOperator(tx, {
      ...{ ...person, email: `${randomUUID()}@exemple.fr`, password: randomUUID() },
      ...{ totpSecret: secret, now: new Date() },
    }),
  );
  await createOperator({ ...person, email: `${randomUUID()}@exemple.fr`, role: "RUPN", uai }, new Date());
  return { uai, campaignId };
}

type Wrapped = { kind: string; uai: string; id: string; data_key: Buffer; key_id: string };
type Totp = { id: string; totp_secret: Buffer; totp_key_id: string };

const wrapped = () =>
  asOwner<Wrapped>(`
    select 'campaign' as kind, uai, id, data_key, key_id from reset_campaign where data_key is not null
    union all select 'import-key', uai, id, data_key, key_id from import where data_key is not null`);
const totps = () =>
  asOwner<Totp>(`
    select id::text, totp_secret, totp_key_id from operator where totp_secret is not null
    union all select id, totp_secret, totp_key_id from enrolment`);

/** Opens every wrapped key and every second factor with one key alone; answers how many. */
async function openAll(pair: string): Promise<number> {
  const [id = "", base64 = ""] = pair.split(":");
  const key = Buffer.from(base64, "base64");
  const keyring: Keyring = [{ id, key }];
  const keysFound = await wrapped();
  for (const { kind, uai, id: record, data_key, key_id } of keysFound)
    openDataKey(keyring, { wrapped: data_key, keyId: key_id }, associatedData(uai, kind, record));
  const factors = await totps();
  for (const { id: record, totp_secret, totp_key_id } of factors) {
    expect(totp_key_id).toBe(id);
    expect(unseal(key, totp_secret, associatedData("", "totp", record)).toString()).toMatch(/^[A-Z2-7]{32}$/);
  }
  return keysFound.length + factors.length;
}

const told = () =>
  asOwner<{ uai: string | null; text: string }>(
    "select uai, text from journal_entry where action = 'keys.rotated' and target_id = $1",
    [freshId],
  );

describe("the rotation of sealing keys", () => {
  test("while a campaign runs: every secret then opens with the new key alone", async () => {
    const pupils = 3_000;
    const { uai, campaignId } = await sealOneOfEach(pupils);
    const worker = runProgram("scripts/worker.ts", `${fresh},${old}`);
    const ended = once(worker, "exit");
    const countDone = async () => {
      const [row] = await asOwner<{ count: number }>(
        "select done_count as count from reset_campaign where id = $1",
        [campaignId],
      );
      return row?.count ?? 0;
    };
    try {
      await until(async () => ((await countDone()) > 0 ? true : undefined), 30_000);
      expect(await keys(`${fresh},${old}`)).toMatchObject({ code: 0 });
      await until(async () => ((await countDone()) === pupils ? true : undefined), 60_000);
    } finally {
      worker.kill("SIGTERM");
      await ended;
    }
    expect(await openAll(fresh)).toBe(4);
    const [campaign] = (await wrapped()).filter(({ kind }) => kind === "campaign");
    if (!campaign) throw new Error("No campaign");
    const [id = "", base64 = ""] = fresh.split(":");
    const dataKey = openDataKey(
      [{ id, key: Buffer.from(base64, "base64") }],
      { wrapped: campaign.data_key, keyId: campaign.key_id },
      associatedData(uai, "campaign", campaignId),
    );
    const secrets = await asOwner<{ id: string; sealed: Buffer }>(
      "select id, sealed from provisional_secret where uai = $1 and live_student_id is not null",
      [uai],
    );
    expect(secrets).toHaveLength(pupils);
    for (const { id: record, sealed } of secrets)
      unseal(dataKey, sealed, associatedData(uai, "provisional-secret", record));
  });

  test("says what it renewed, in the journal too, without any key; a second time finds nothing", async () => {
    await sealOneOfEach(1);
    const before = await keys(`${fresh},${old}`, "--check");
    expect(before.code).toBe(1);
    expect(before.said).toContain(
      "« k1 » ouvre encore : 1 campagne, 1 fichier importé, 1 second facteur, 1 lien d’inscription.",
    );
    const { code, said } = await keys(`${fresh},${old}`);
    expect(code).toBe(0);
    expect(said).toContain("1 campagne, 1 fichier importé, 1 second facteur, 1 lien d’inscription");
    const entries = await told();
    expect(entries).toHaveLength(4);
    expect(entries.filter(({ uai }) => uai === null)).toHaveLength(2);
    for (const pair of [fresh, old])
      for (const spoken of [said, ...entries.map(({ text }) => text)])
        expect(spoken).not.toContain(pair.split(":")[1]);

    expect((await keys(`${fresh},${old}`)).said).toContain("Rien n’était à renouveler.");
    expect(await told()).toHaveLength(4);
    // The old key can go.
    expect(await keys(fresh, "--check")).toMatchObject({ code: 0 });
  });

  test("cut in the middle keeps what it did, and goes on from there", async () => {
    await sealOneOfEach(1);
    await asOwner(`create function cut_here() returns trigger language plpgsql as $$
      begin raise exception 'killed here'; end; $$`);
    await asOwner("create trigger cut before update on import for each row execute function cut_here()");
    expect((await keys(`${fresh},${old}`)).code).toBe(1);
    expect((await totps()).map(({ totp_key_id }) => totp_key_id)).toEqual([freshId, freshId]);
    await asOwner("drop trigger cut on import");
    await asOwner("drop function cut_here()");
    expect(await keys(`${fresh},${old}`)).toMatchObject({ code: 0 });
    expect(await openAll(fresh)).toBe(4);
  });

  test.each([
    ["is missing", () => fresh, /« k1 » manque.*1 campagne, 1 fichier importé.*npm run operator -- link/s],
    ["is another under the same name", () => `${fresh},${draw("k1")}`, /n’ouvre pas/],
  ])("refuses when the older key %s, and changes nothing", async (_, keyring, sentence) => {
    await sealOneOfEach(1);
    const before = [await wrapped(), await totps()];
    const { code, said } = await keys(keyring());
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    expect([await wrapped(), await totps()]).toEqual(before);
    expect(await told()).toEqual([]);
    expect(await openAll(old)).toBe(4);
  });
});

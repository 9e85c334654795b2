import "server-only";
import { createHmac, randomInt, randomUUID } from "node:crypto";
import { environment } from "@/lib/platform/env";
import {
  associatedData,
  newDataKey,
  openDataKey,
  rewrapDataKey,
  seal,
  unseal,
  type WrappedKey,
} from "@/lib/platform/sealing";
import type { SheetClass } from "@/lib/sheets/rules";
import { generatePassphrase } from "./rules/passphrase";
import { generateProvisionalPassword } from "./rules/provisional-password";
import { byClass, classNameOf } from "./rules/sheet-classes";
import type { Campaign } from "./store/campaigns";
import type { SealedReset } from "./store/secrets";
import type { PrintableStudent } from "./store/sheets";

type Keyed = { uai: string; id: string; dataKey: Uint8Array | null; keyId: string | null };

/** A data key for one campaign, wrapped for storage. */
export function newCampaignKey(uai: string, campaignId: string): WrappedKey {
  return newDataKey(environment().SEALING_KEYS, associatedData(uai, "campaign", campaignId));
}

/** Opens a campaign's data key; throws MissingKey when the key that wrapped it is not in the keyring. */
export function campaignKey({ uai, id, dataKey, keyId }: Keyed): Buffer {
  if (dataKey === null || keyId === null) throw new Error("The campaign no longer holds its key");
  const wrapped = { wrapped: Buffer.from(dataKey), keyId };
  return openDataKey(environment().SEALING_KEYS, wrapped, associatedData(uai, "campaign", id));
}

/** The same data key wrapped by the current key. */
export function rewrapCampaignKey(uai: string, campaignId: string, stored: WrappedKey): WrappedKey {
  return rewrapDataKey(environment().SEALING_KEYS, stored, associatedData(uai, "campaign", campaignId));
}

/** What a sealed password is bound to: its school and its own record. */
export function secretData(uai: string, secretId: string): Buffer {
  return associatedData(uai, "provisional-secret", secretId);
}

/** New passwords of the campaign's form, each sealed for its own record; nobody holds them in clear after this. */
export function sealNewPasswords(campaign: Campaign, studentIds: readonly string[]): SealedReset[] {
  if (studentIds.length === 0) return [];
  const key = campaignKey(campaign);
  const generate = campaign.secretForm === "PASSPHRASE" ? generatePassphrase : generateProvisionalPassword;
  return studentIds.map((studentId) => {
    const secretId = randomUUID();
    const password = Buffer.from(
      generate((max) => randomInt(max)),
      "utf8",
    );
    return { studentId, secretId, sealed: seal(key, password, secretData(campaign.uai, secretId)) };
  });
}

export type OpenedClass = SheetClass & { key: string };

/** The pupils class by class with their passwords in clear, for a document only. */
export function openClasses(campaign: Campaign, students: readonly PrintableStudent[]): OpenedClass[] {
  const dataKey = campaignKey(campaign);
  return byClass(students).map(({ key, members }) => ({
    key,
    name: classNameOf(key),
    students: members.map(({ sealed, secretId, ...student }) => ({
      ...student,
      provisionalPassword: unseal(dataKey, Buffer.from(sealed), secretData(campaign.uai, secretId)).toString(
        "utf8",
      ),
    })),
  }));
}

/** What a list that EduConnect produced is bound to, as long as it waits to be read. */
export function listData(uai: string, listId: string): Buffer {
  return associatedData(uai, "received-list", listId);
}

/** Tells a list from another without telling its passwords: only who holds the campaign’s key can try any. */
export function listFingerprint(key: Buffer, bytes: Buffer): string {
  return createHmac("sha256", key).update(bytes).digest("hex");
}

import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { searchTextOf } from "@/lib/imports/rules/people/planned-account";
import { nameKey } from "@/lib/students/rules/search";
import type { GuestPolicy } from "./rules/policy";

export async function addGuest(
  tx: Transaction,
  guest: {
    uai: string;
    id: string;
    lastName: string;
    firstName: string;
    email: string;
    endsOn: string;
    reason: string;
    mailboxReason: string | null;
    sponsor: { id: string; name: string; email: string | null };
    by: string;
    today: string;
    now: Date;
  },
): Promise<void> {
  const { uai, id, lastName, firstName, email, now, sponsor } = guest;
  await tx.entAccount.create({
    data: {
      ...{ uai, id, lastName, firstName, email, profile: "EXT", activity: "NEVER", openedOn: guest.today },
      nameKey: nameKey(lastName, firstName),
      searchText: searchTextOf({ lastName, usageName: null, firstName, login: null, email }),
      ...{ statusSince: now, createdAt: now },
    },
    select: { id: true },
  });
  await tx.guestAccount.create({
    data: {
      ...{
        uai,
        accountId: id,
        endsOn: guest.endsOn,
        reason: guest.reason,
        mailboxReason: guest.mailboxReason,
      },
      ...{
        sponsorId: sponsor.id,
        sponsorName: sponsor.name,
        sponsorEmail: sponsor.email,
        createdByName: guest.by,
      },
    },
    select: { accountId: true },
  });
  await tx.accountOrigin.create({
    data: { uai, accountId: id, source: "MANUAL", firstSeenAt: now, lastSeenAt: now },
    select: { accountId: true },
  });
}

export async function savePolicy(tx: Transaction, uai: string, guestPolicy: GuestPolicy): Promise<void> {
  await tx.establishment.update({ where: { uai }, data: { guestPolicy }, select: { uai: true } });
}

/** Staff who may answer for a guest. */
export function listSponsors(tx: Transaction, uai: string) {
  return tx.entAccount.findMany({
    where: {
      uai,
      status: "ACTIVE",
      guest: null,
      OR: [{ profile: null }, { profile: { notIn: ["ELV", "TUT", "EXT"] } }],
    },
    select: { id: true, lastName: true, firstName: true },
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
  });
}

/** Operators of the school who act on its guests now. */
export async function listKeepers(tx: Transaction, uai: string, now: Date): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: {
      ...{ uai, role: "RUPN", withdrawnAt: null, validFrom: { lte: now } },
      OR: [{ validUntil: null }, { validUntil: { gt: now } }],
      operator: { disabledAt: null },
    },
    select: { operatorId: true },
  });
  return [...new Set(rows.map(({ operatorId }) => operatorId))];
}

/** Announcements already made of a guest’s steps: each is made once, whatever runs. */
export async function claimAnnouncement(
  tx: Transaction,
  { uai, accountId, key, now }: { uai: string; accountId: string; key: string; now: Date },
): Promise<boolean> {
  const { count } = await tx.guestAnnouncement.createMany({
    data: [{ uai, accountId, key, at: now }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** A step of a guest’s end, by the console itself. */
export async function saveStatus(
  tx: Transaction,
  { uai, id, status, now }: { uai: string; id: string; status: "SUSPENDED" | "BINNED"; now: Date },
): Promise<void> {
  await tx.entAccount.update({
    where: { uai_id: { uai, id } },
    data: { status, statusSince: now },
    select: { id: true },
  });
}

/** Deletes for good; a guest whom an import made a sponsor leaves its name, or the deletion would fail for ever. */
export async function removeGuest(tx: Transaction, uai: string, id: string): Promise<void> {
  await tx.guestAccount.updateMany({ where: { uai, sponsorId: id }, data: { sponsorId: null } });
  await tx.entAccount.delete({ where: { uai_id: { uai, id } }, select: { id: true } });
}

/** Whom a mail about a guest goes to, and what it names; null without an address. */
export async function findSponsorMail(tx: Transaction, uai: string, accountId: string) {
  const guest = await tx.guestAccount.findUnique({
    where: { uai_accountId: { uai, accountId } },
    select: {
      sponsorEmail: true,
      sponsor: { select: { email: true, status: true } },
      account: { select: { firstName: true, lastName: true, establishment: { select: { name: true } } } },
    },
  });
  const to =
    guest?.sponsor?.status === "ACTIVE" ? (guest.sponsor.email ?? guest.sponsorEmail) : guest?.sponsorEmail;
  return guest && to ? { to, schoolName: guest.account.establishment.name, ...guest.account } : null;
}

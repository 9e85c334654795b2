import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountPage } from "@/components/accounts/account-page";
import { readAccount } from "@/lib/accounts/read";
import { readFindingsOf } from "@/lib/hygiene/read";
import { readJournalAbout } from "@/lib/journal/read";

export const metadata: Metadata = { title: "Compte invité" };

export default async function GuestPage({ params }: { params: Promise<{ uai: string; accountId: string }> }) {
  const { uai, accountId } = await params;
  const found = await readAccount(uai, accountId);
  if (!found) notFound();
  return (
    <AccountPage
      {...found}
      uai={uai}
      findings={await readFindingsOf(uai, accountId)}
      entries={found.mayReadJournal ? await readJournalAbout(uai, accountId) : null}
    />
  );
}

import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";

export const metadata: Metadata = { title: "Compte" };

export default async function OneAccountPage({
  params,
}: {
  params: Promise<{ uai: string; accountId: string }>;
}) {
  return <AccountPage {...await params} />;
}

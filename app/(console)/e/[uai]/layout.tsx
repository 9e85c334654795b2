import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { DelegationBanner } from "@/components/delegations/delegation-banner";
import { roomHref, roomsOf } from "@/components/operators/rooms";
import { Shell } from "@/components/shell/shell";
import { SignOut } from "@/components/shell/sign-out";
import { signOut } from "@/lib/operators/actions/sign-in";
import { readShell } from "@/lib/operators/read";

type Props = { params: Promise<{ uai: string }>; children: ReactNode };

export default async function ConsoleLayout({ params, children }: Props) {
  const { uai } = await params;
  const { school, schools, operator, permissions, delegation } = await readShell(uai);
  if (!school) notFound();
  const otherSchools = schools
    .filter((other) => other.uai !== uai)
    .map(({ name, uai: otherUai }) => ({ name, uai: otherUai, href: roomHref(otherUai, "tableau-de-bord") }));
  return (
    <Shell
      school={school}
      otherSchools={otherSchools}
      rooms={roomsOf(uai, permissions)}
      operator={{ name: operator.name, role: operator.roles, href: roomHref(uai, "mon-compte") }}
      signOut={<SignOut action={signOut} />}
      notice={delegation && <DelegationBanner {...delegation} />}
    >
      {children}
    </Shell>
  );
}

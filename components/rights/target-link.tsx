import Link from "next/link";
import { type GrantRole, roleNames, type Target } from "@/lib/rights/rules/model";
import { targetHref } from "./target-address";

type Props = { uai: string; target: Target; name: string; role?: GrantRole };

/** A rubric or a service, that leads to who has access to it; the role beneath when one is spoken of. */
export function TargetLink({ uai, target, name, role }: Props) {
  return (
    <>
      <Link href={targetHref(uai, target)} className="link">
        {name}
      </Link>
      {role !== undefined && <span className="block text-sm font-normal text-muted">{roleNames[role]}</span>}
    </>
  );
}

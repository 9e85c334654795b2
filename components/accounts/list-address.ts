import type { Route } from "next";
import { routeTo } from "@/components/ui/route-to";
import type { AccountFilter } from "@/lib/accounts/schema";
import type { Crowd } from "@/lib/accounts/rules/account-row";

type Asked = AccountFilter & { apres?: string | undefined };

/** The filters in force as name and value, for an address or the hidden fields of a form. */
export function filterPairs(filter: Asked): [string, string][] {
  return Object.entries(filter).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
}

const rooms: Record<Crowd, "comptes" | "comptes-invites"> = {
  EVERYBODY: "comptes",
  GUESTS: "comptes-invites",
};

/** A list of accounts under these filters, from its start or after one of them. */
export function listHref(uai: string, crowd: Crowd, filter: Asked): Route {
  const search = new URLSearchParams(filterPairs(filter)).toString();
  const room = `/e/${uai}/${rooms[crowd]}` as const;
  return search === "" ? routeTo(room) : routeTo(`${room}?${search}`);
}

/** The page of one account, in the room of its list. */
export function accountHref(uai: string, { id, guest }: { id: string; guest: object | null }): Route {
  return routeTo(`/e/${uai}/${guest === null ? rooms.EVERYBODY : rooms.GUESTS}/${id}`);
}

import type { Route } from "next";
import { routeTo } from "@/components/ui/route-to";

/** What an address asks of a list, by the names of its filters; a filter of several values is a list. */
export type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The filters in force as name and value, for an address or the hidden fields of a form. */
export function pairsOf(asked: Asked): [string, string][] {
  return Object.entries(asked).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    return typeof value === "string" ? [[name, value]] : value.map((one) => [name, one]);
  });
}

/** The page under these filters. */
export function hrefOf(page: Route, asked: Asked): Route {
  const search = new URLSearchParams(pairsOf(asked)).toString();
  return search === "" ? page : routeTo(`${page}?${search}` as Route);
}

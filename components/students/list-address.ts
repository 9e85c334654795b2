import type { Route } from "next";
import type { StudentFilter } from "@/lib/students/schema";
import { routeTo } from "@/components/ui/route-to";

/** The filters in force as name and value, for an address or the hidden fields of a form. */
export function filterPairs(filter: StudentFilter & { apres?: string | undefined }): [string, string][] {
  return Object.entries(filter).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
}

/** The list of pupils under these filters, from its start or after a pupil. */
export function listHref(uai: string, filter: StudentFilter & { apres?: string | undefined }): Route {
  const search = new URLSearchParams(filterPairs(filter)).toString();
  return search === "" ? routeTo(`/e/${uai}/eleves`) : routeTo(`/e/${uai}/eleves?${search}`);
}

/** The pupils of a class, or those who have none. */
export const classFilter = (className: string | null): StudentFilter =>
  className === null ? { situation: "SANS_CLASSE" } : { classe: className };

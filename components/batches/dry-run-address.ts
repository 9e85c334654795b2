import type { Route } from "next";
import { routeTo } from "@/components/ui/route-to";
import type { DryRunQuery } from "@/lib/batches/schema";

type Pairs = [name: string, value: string][];

function pairsWithout(asked: DryRunQuery, without: readonly string[]): Pairs {
  return Object.entries(asked).flatMap(([name, value]): Pairs => {
    if (value === undefined || without.includes(name)) return [];
    return Array.isArray(value) ? value.map((one): [string, string] => [name, one]) : [[name, value]];
  });
}

/** What one looks at of the list, which changes nothing of the gesture. */
const ofTheView = ["issue", "nom", "apres"];

/** The accounts and the gesture, to be confirmed; without its terms, to be asked again. */
export const gesturePairs = (asked: DryRunQuery, without: readonly string[] = []): Pairs =>
  pairsWithout(asked, [...ofTheView, ...without]);

/** The same with what is looked at, from the start of the list. */
export const viewPairs = (asked: DryRunQuery): Pairs => pairsWithout(asked, ["apres"]);

/** The page of the dry run with this view of its list. */
export function dryRunHref(uai: string, asked: DryRunQuery, view: Partial<DryRunQuery>): Route {
  const pairs = pairsWithout({ ...asked, apres: undefined, ...view }, []);
  return routeTo(`/e/${uai}/comptes-invites/lot?${new URLSearchParams(pairs).toString()}`);
}

import { fieldsOf, type PeopleKind, type PersonField } from "@/lib/imports/rules/people/columns";
import { daysBefore } from "../pupils";
import type { Chance } from "../random";
import { frenchDay } from "../siecle";

/** What a list says of somebody, column by column of its template; what it leaves out is an empty cell. */
export type Cells = Partial<Record<PersonField, string>>;

/** The cells in the order of the template. */
export function rowOf(kind: PeopleKind, cells: Cells): string[] {
  return fieldsOf(kind).map((field) => cells[field] ?? "");
}

/** The day that is at least `least` days ago, and less than `spread` before that. */
export function dayAgo(chance: Chance, date: Date, [least, spread]: readonly [number, number]): string {
  return frenchDay(daysBefore(date, least + chance.below(spread)));
}

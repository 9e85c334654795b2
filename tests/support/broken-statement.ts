import { afterEach } from "vitest";
import { asOwner } from "./owner";

type BreakAt = (table: string, event: string, when: string) => Promise<void>;

/**
 * What a kill does to a transaction, at a chosen place: the statement fails, all that the step wrote is lost. Mended by
 * `mend`, or after the test. To be called once a file.
 */
export function breakableStatements(): { breakAt: BreakAt; mend: () => Promise<void> } {
  let broken: string | null = null;
  const mend = async () => {
    if (broken !== null) await asOwner(`drop trigger fail_here on ${broken}`);
    broken = null;
  };
  afterEach(mend);
  return {
    mend,
    async breakAt(table, event, when) {
      await asOwner(`create or replace function fail_here() returns trigger language plpgsql as $$
        begin raise exception 'killed here'; end; $$`);
      await asOwner(
        `create trigger fail_here before ${event} on ${table} for each row when (${when}) execute function fail_here()`,
      );
      broken = table;
    },
  };
}

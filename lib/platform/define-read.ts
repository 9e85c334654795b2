import "server-only";
import { notFound, redirect } from "next/navigation";
import { inTransaction, type Transaction } from "./database/transaction";
import { isAllowed, type Permission } from "./permissions";
import { currentRequest } from "./request";
import { currentActor, type Actor } from "./session";

type ReadDefinition<Args extends unknown[], Result> = {
  permission: Permission;
  load: (context: { actor: Actor; now: Date; tx: Transaction }, ...args: Args) => Promise<Result>;
};

export type Read<Args extends unknown[], Result> = ((
  uai: string | null,
  ...args: Args
) => Promise<Result>) & {
  door: { kind: "read"; permission: Permission };
};

/**
 * The only door for reads: a page receives only what its operator may see in the school of its URL.
 * `uai` null asks about all the operator's schools. Another's school answers like an unknown one.
 */
export function defineRead<Args extends unknown[], Result>(
  definition: ReadDefinition<Args, Result>,
): Read<Args, Result> {
  const ask = async (uai: string | null, ...args: Args): Promise<Result> => {
    const actor = await currentActor(uai);
    if (!actor) redirect("/connexion");
    if (!isAllowed(actor.roles, definition.permission)) notFound();
    const { now } = await currentRequest();
    return inTransaction(actor.scope, (tx) => definition.load({ actor, now, tx }, ...args));
  };
  return Object.assign(ask, { door: { kind: "read" as const, permission: definition.permission } });
}

import "server-only";
import { notFound, redirect } from "next/navigation";
import { inTransaction, type Transaction } from "./database/transaction";
import { type ActorFor, anyone, reachedBy } from "./door";
import { isAllowed, type Permission } from "./permissions";
import { currentRequest } from "./request";
import { scopeOf } from "./scope";
import { currentActor } from "./session";
import { storable } from "./storable-text";

type Asker<Access> = { actor: ActorFor<Access>; now: Date };

type ReadDefinition<Args extends unknown[], Access extends Permission | typeof anyone, Result> = {
  permission: Access;
} & (
  | { load: (context: Asker<Access> & { tx: Transaction }, ...args: Args) => Promise<Result> }
  /** What the session alone tells: every page asks for its frame, and opens no transaction for it. */
  | { tell: (context: Asker<Access>, ...args: Args) => Promise<Result> }
);

export type Read<Args extends unknown[], Result> = ((
  uai: string | null,
  ...args: Args
) => Promise<Result>) & {
  door: { kind: "read"; permission: Permission | typeof anyone };
};

/**
 * The only door for reads: a page receives only what its operator may see in the school of its URL.
 * Another's school answers like an unknown one, and so does none (`uai` null).
 * Open to `anyone`: only what precedes the sign-in.
 */
export function defineRead<Args extends unknown[], Access extends Permission | typeof anyone, Result>(
  definition: ReadDefinition<Args, Access, Result>,
): Read<Args, Result> {
  const ask = async (uai: string | null, ...args: Args): Promise<Result> => {
    const actor = await currentActor(uai, reachedBy(definition.permission));
    if (definition.permission !== anyone) {
      if (!actor) redirect("/connexion");
      if (!isAllowed(actor.roles, definition.permission)) notFound();
    }
    const { now } = await currentRequest();
    // `anyone` accepts null; every other access left above when the actor was missing.
    const asker = { actor: actor as ActorFor<Access>, now };
    if ("tell" in definition) return definition.tell(asker, ...storable(args));
    return inTransaction(actor?.scope ?? scopeOf([]), (tx) =>
      definition.load({ ...asker, tx }, ...storable(args)),
    );
  };
  return Object.assign(ask, { door: { kind: "read" as const, permission: definition.permission } });
}

"use server";

import { accept, refuse } from "@/lib/decision";
import { count } from "@/lib/french";
import { defineAction } from "@/lib/platform/define-action";
import { connectorSchema, settleSchema } from "./schema";
import { findChange, saveConnector, saveDone } from "./store";

/** Ticks off changes made by hand in the ENT. */
export const settleChanges = defineAction({
  permission: "outgoing:settle",
  audit: "outgoing.settled",
  input: settleSchema,
  async run({ input: { changement: ids }, actor, now, tx }) {
    const [first, ...others] = await Promise.all(ids.map((id) => findChange(tx, actor.scope, id)));
    const known = [first, ...others].filter((change) => change !== null && change !== undefined);
    const [one, ...rest] = known.map(({ accountId, gesture, subject }) => ({
      kind: "account",
      id: accountId,
      detail: { gesture, name: subject.name },
    }));
    if (!one) return refuse("Cochez au moins un changement de la liste.");
    const done = await saveDone(tx, actor.scope, { ids: known.map(({ id }) => id), by: actor.name, now });
    return accept({
      targets: [one, ...rest],
      message: `${count(done, "changement reporté", "changements reportés")}.`,
    });
  },
});

/** Chooses where the gestures of a school take effect: here, or by hand in its ENT. */
export const saveConnectorChoice = defineAction({
  permission: "people-policy:change",
  audit: "outgoing.connector-changed",
  input: connectorSchema,
  async run({ input: { connector }, actor, tx }) {
    const uai = actor.uai ?? "";
    await saveConnector(tx, uai, connector);
    return accept({
      targets: [{ kind: "establishment", id: uai, detail: { connector } }],
      message:
        connector === "FILE"
          ? "Chaque geste attendra désormais d’être reporté dans l’ENT."
          : "Chaque geste est désormais fait dès qu’il est écrit.",
    });
  },
});

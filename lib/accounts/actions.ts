"use server";

import { accept, refuse } from "@/lib/decision";
import { count } from "@/lib/french";
import { defineAction } from "@/lib/platform/define-action";
import { findFunctionTable, listSchoolAccounts } from "./facts";
import { decideFunctionTable, reprofile } from "./rules/function-table";
import { functionTableSchema } from "./schema";
import { saveFunctionTable, saveProfiles } from "./store/account";
import { lockSchool } from "@/lib/establishments/lock";

/**
 * Keeps the school’s table of functions, and gives their new profile to the accounts whose profile came from their
 * functions; one that a file gave in words stays.
 */
export const saveFunctions = defineAction({
  permission: "people-policy:change",
  audit: "account.functions-changed",
  input: functionTableSchema,
  async run({ input: { table: sent }, actor, tx }) {
    const uai = actor.uai ?? "";
    const decision = decideFunctionTable(sent);
    if (!decision.accepted) return decision;
    await lockSchool(tx, uai);
    const before = await findFunctionTable(tx, uai);
    const { table } = decision.change;
    const moved = reprofile(await listSchoolAccounts(tx, uai), before, table);
    if (moved.length > 5_000)
      return refuse("Ce changement toucherait trop de comptes à la fois : vérifiez la table.");
    await saveFunctionTable(tx, uai, table);
    await saveProfiles(tx, uai, moved);
    return accept({
      targets: [
        {
          kind: "establishment",
          id: uai,
          detail: { functions: Object.keys(table).length, moved: moved.length },
        },
      ],
      message: `La table des fonctions est enregistrée : ${count(moved.length, "compte change", "comptes changent")} de profil.`,
    });
  },
});

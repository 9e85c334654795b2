import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { describeDetail } from "@/lib/journal/rules/details";
import { actionWords } from "@/lib/journal/rules/words";

const importId = "0199a1b2-0000-7000-8000-000000000001";

describe("the detail of an entry", () => {
  it.each([
    [
      { import: importId, fields: ["className", "leftOn"], isNew: false, className: "6e A" },
      "Champs : Classe, Date de sortie · classe : 6e A",
    ],
    [{ import: importId, fields: [], isNew: true, className: null }, "Nouvel élève"],
    [{ campaignId: importId, contents: "BOTH" }, "Contenu : liste et étiquettes"],
    [{ selected: 1, validityDays: 90 }, "1 élève · 90 jours de validité"],
    [{ className: "", sheets: 0 }, "Classe : sans classe · 0 feuille"],
    [{ campaignId: importId, purged: true }, "Mot de passe effacé"],
    [{ purged: 2 }, "2 mots de passe effacés"],
    [
      { status: "READY", format: "EDUCONNECT", read: 640, doubtful: 2 },
      "État : prêt à vérifier · format : Liste ÉduConnect · 640 lignes lues · 2 lignes douteuses",
    ],
    [{ columns: { lastName: 0, className: 3, ine: null } }, "Colonnes : Nom, Classe"],
    [{ fields: ["adresse de connexion"] }, "Champs : adresse de connexion"],
    [
      {
        batch: importId,
        gesture: "SUSPEND",
        statusBefore: "ACTIVE",
        statusAfter: "SUSPENDED",
        endsOnBefore: null,
      },
      "Geste : suspendre le compte · état avant : actif · état : suspendu",
    ],
    [{ gesture: "EXTEND", endsOnAfter: "2027-08-31" }, "Geste : changer la date de fin · fin : 31/08/2027"],
    [
      { binDays: 20, endsInSeptember: true },
      "Jours avant la corbeille : 20 · fin permise jusqu’au 30 septembre",
    ],
    [{ connector: "FILE" }, "Report dans l’ENT : à la main"],
    [
      { rule: "A09", owner: "Claire Martin", endsOn: "2027-01-01" },
      "Règle : A09 · qui en répond : Claire Martin · fin : 01/01/2027",
    ],
    [{ reason: "Ce code n’est pas le bon." }, "Motif : Ce code n’est pas le bon."],
    [{}, ""],
  ])("%j reads « %s »", (detail, words) => {
    expect(describeDetail(detail).replaceAll("\u00A0", " ")).toBe(words);
  });

  it("shows no identifier and no raw value", () => {
    const text = describeDetail({ import: importId, campaignId: importId, locked: false, format: null });
    expect(text).toBe("");
  });
});

/** Every act that a door declares, read in the sources. */
function declaredActs(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...readFileSync(path.join(folder, file), "utf8").matchAll(
        /"((?:import|operator|reset|secret|settings|sheet|student)\.[a-z-]+)"/g,
      ),
    ])
    .map(([, act]) => act ?? "");
}

it("every act has its French words", () => {
  const acts = [...declaredActs("lib"), ...declaredActs("scripts/operator")];
  expect(acts.length).toBeGreaterThan(20);
  expect(acts.filter((act) => actionWords[act] === undefined)).toEqual([]);
});

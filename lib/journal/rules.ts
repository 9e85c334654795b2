/** What each act of the journal is called on screen; an act unknown here shows its own key. */
export const actionWords: Readonly<Record<string, string>> = {
  "import.abandoned": "Import abandonné",
  "import.applied": "Import appliqué",
  "import.columns-chosen": "Colonnes d’un fichier désignées",
  "import.departures-chosen": "Départs choisis",
  "import.doubts-settled": "Cas douteux tranchés",
  "import.read": "Fichier lu",
  "import.received": "Fichier reçu",
  "import.refreshed": "Aperçu recalculé",
  "import.state-labels-saved": "États de compte traduits",
  "import.swept": "Import oublié effacé",
  "operator.enrolled": "Opérateur inscrit",
  "operator.password-accepted": "Mot de passe d’opérateur accepté",
  "operator.signed-in": "Connexion",
  "operator.signed-out": "Déconnexion",
  "operator.step-up": "Second facteur redemandé",
  "reset.cancelled": "Campagne arrêtée",
  "reset.closed": "Campagne close",
  "reset.retried": "Échecs relancés",
  "reset.started": "Campagne lancée",
  "secret.purged": "Mot de passe provisoire effacé",
  "sheet.handed-out": "Feuilles remises",
  "sheet.printed": "Feuille imprimée",
  "student.imported": "Élève mis à jour par un import",
  "student.reset": "Mot de passe d’élève réinitialisé",
  "student.withheld": "Élève écarté des réinitialisations",
};

export const wordOfAction = (action: string): string => actionWords[action] ?? action;

type Told = { actor: { name: string } | null; detail: Record<string, unknown> };

/** What the canonical text of an entry says besides its columns; the text is trusted as it was hashed. */
export function readText(text: string): Told {
  const { actor, detail } = JSON.parse(text) as Told;
  return { actor, detail };
}

/** "contents : BOTH, className : 6e A"; identifiers are left to the link beside. */
export function describeDetail(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .filter(([name]) => !name.endsWith("Id"))
    .map(
      ([name, value]) =>
        `${detailWords[name] ?? name} : ${typeof value === "string" ? value : JSON.stringify(value)}`,
    )
    .join(" · ");
}

const detailWords: Readonly<Record<string, string>> = {
  reason: "motif",
  selected: "élèves",
  validityDays: "validité en jours",
  contents: "contenu",
  className: "classe",
  sheets: "feuilles",
  purged: "effacés",
  because: "cause",
  left: "restants",
  retried: "relancés",
  finished: "terminée",
  excluded: "exclu",
  failed: "échec",
  name: "nom",
  size: "octets",
  sha256: "SHA-256",
  fields: "champs",
  kind: "genre",
};

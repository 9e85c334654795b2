/** What each act of the journal is called on screen; an act unknown here shows its own key. */
export const actionWords: Readonly<Record<string, string>> = {
  "delegation.changed": "Délégation modifiée",
  "delegation.given": "Délégation donnée",
  "delegation.withdrawn": "Délégation retirée",
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
  "keys.rotated": "Clé de chiffrement renouvelée",
  "list.abandoned": "Liste ÉduConnect abandonnée",
  "list.columns-chosen": "Colonnes d’une liste désignées",
  "list.received": "Liste ÉduConnect reçue",
  "notification.mailed": "Annonce envoyée par courriel",
  "notification.read": "Annonce lue",
  "operator.created": "Opérateur créé",
  "operator.enrolled": "Opérateur inscrit",
  "operator.link-renewed": "Lien d’inscription refait",
  "operator.other-sessions-closed": "Autres sessions fermées",
  "operator.password-accepted": "Mot de passe d’opérateur accepté",
  "operator.recovery-codes-renewed": "Codes de secours refaits",
  "operator.sessions-revoked": "Sessions d’opérateur fermées",
  "operator.signed-in": "Connexion",
  "operator.signed-out": "Déconnexion",
  "operator.step-up": "Second facteur redemandé",
  "operator.unlocked": "Opérateur débloqué",
  "reset.approved": "Campagne approuvée",
  "reset.cancelled": "Campagne arrêtée",
  "reset.closed": "Campagne close",
  "reset.declined": "Campagne refusée",
  "reset.finished": "Campagne terminée sans les absents",
  "reset.launched-in-emergency": "Campagne lancée en urgence",
  "reset.request-expired": "Demande de campagne expirée",
  "reset.retried": "Échecs relancés",
  "reset.started": "Campagne lancée",
  "secret.purged": "Mot de passe provisoire effacé",
  "selection.erased": "Sélection d’élèves effacée",
  "selection.made": "Sélection d’élèves faite",
  "selection.settled": "Élèves d’une fuite retenus",
  "settings.changed": "Réglages modifiés",
  "sheet.handed-out": "Feuille remise",
  "sheet.list-printed": "Liste d’émargement imprimée",
  "sheet.printed": "Feuille imprimée",
  "sheet.shredded": "Papier restant détruit",
  "sheet.voided": "Feuille perdue remplacée",
  "student.exported": "Liste d’élèves exportée",
  "student.imported": "Élève mis à jour par un import",
  "student.released": "Élève de nouveau réinitialisable",
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

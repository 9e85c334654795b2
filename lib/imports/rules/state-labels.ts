import { foldText } from "@/lib/students/rules/search";

export type AccountState = "NEVER_ACTIVATED" | "PROVISIONAL" | "ACTIVE" | "BLOCKED" | "FEDERATED" | "UNKNOWN";

export type StateLabel = { label: string; state: AccountState };

/** First guesses, until a school edits them: EduConnect publishes no list of its states. */
export const defaultStateLabels: readonly StateLabel[] = [
  { label: "Jamais activé", state: "NEVER_ACTIVATED" },
  { label: "Non activé", state: "NEVER_ACTIVATED" },
  { label: "À activer", state: "NEVER_ACTIVATED" },
  { label: "En attente d’activation", state: "NEVER_ACTIVATED" },
  { label: "Provisoire", state: "PROVISIONAL" },
  { label: "Mot de passe provisoire", state: "PROVISIONAL" },
  { label: "Mot de passe à changer", state: "PROVISIONAL" },
  { label: "Réinitialisé", state: "PROVISIONAL" },
  { label: "Actif", state: "ACTIVE" },
  { label: "Activé", state: "ACTIVE" },
  { label: "Bloqué", state: "BLOCKED" },
  { label: "Verrouillé", state: "BLOCKED" },
  { label: "Suspendu", state: "BLOCKED" },
  { label: "FranceConnect", state: "FEDERATED" },
  { label: "Fédéré", state: "FEDERATED" },
];

/** State that a school’s table gives to a label, case and accents aside; a label it does not hold is UNKNOWN. */
export function mapState(label: string | null, table: readonly StateLabel[]): AccountState {
  const wanted = foldText(label ?? "");
  if (wanted === "") return "UNKNOWN";
  return table.find((row) => foldText(row.label) === wanted)?.state ?? "UNKNOWN";
}

export const studentStates = [
  "NEVER_ACTIVATED",
  "PROVISIONAL",
  "ACTIVE",
  "BLOCKED",
  "FEDERATED",
  "UNKNOWN",
] as const;

export type StudentState = (typeof studentStates)[number];

/** A pupil's state as the screen and the exports say it, the same everywhere. */
export const stateWords: Record<StudentState, string> = {
  NEVER_ACTIVATED: "Jamais activé",
  PROVISIONAL: "Mot de passe provisoire",
  ACTIVE: "Actif",
  BLOCKED: "Bloqué",
  FEDERATED: "FranceConnect",
  UNKNOWN: "Inconnu",
};

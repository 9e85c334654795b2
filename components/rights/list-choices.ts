/** Whom a right is given to, as lists are filtered by it. */
export const holderChoices = [
  { value: "PERSONNE", label: "Personnes" },
  { value: "POPULATION", label: "Populations" },
] as const;

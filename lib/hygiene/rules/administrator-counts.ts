import { count } from "@/lib/french";
import { cannotTell, fails, passes, type RuleSheet, type Verdict } from "./finding";
import type { Indexed } from "./school";

const practice = "Académie de Toulouse, Comment sécuriser l’ENT ?";

type SchoolRule = RuleSheet & { evaluate: (school: Indexed) => Verdict };

/** What only the whole list of administrators tells. */
export const administratorCounts: readonly SchoolRule[] = [
  {
    ...{ id: "A04", area: "ADMINS", severity: "MEDIUM", title: "Trop d’administrateurs", source: practice },
    rationale: "Chaque administrateur de plus est une porte de plus.",
    advice: "Gardez ceux qui administrent vraiment, retirez la fonction aux autres.",
    evaluate: ({ administrators, administratorPolicy: { mostAdministrators: most } }) => {
      if (administrators.length === 0)
        return cannotTell("les administrateurs : aucun fichier ne les désigne");
      return administrators.length > most
        ? fails(`${administrators.length} administrateurs, pour ${most} au plus.`)
        : passes;
    },
  },
  {
    ...{
      id: "A05",
      area: "ADMINS",
      severity: "MEDIUM",
      title: "Trop peu d’administrateurs",
      source: practice,
    },
    rationale: "Si le seul administrateur est absent ou compromis, personne ne peut agir.",
    advice: "Désignez une seconde personne.",
    evaluate: ({ administrators, administratorPolicy: { fewestAdministrators: fewest } }) => {
      if (administrators.length === 0)
        return cannotTell("les administrateurs : aucun fichier ne les désigne");
      return administrators.length < fewest
        ? fails(`${count(administrators.length, "administrateur")}, pour ${fewest} au moins.`)
        : passes;
    },
  },
];

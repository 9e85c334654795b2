import { accept, refuse, type Decision } from "@/lib/decision";
import { parisDay } from "@/lib/paris-day";

export type StudentFacts = {
  id: string;
  className: string | null;
  groups: readonly string[];
  state: "NEVER_ACTIVATED" | "PROVISIONAL" | "ACTIVE" | "BLOCKED" | "FEDERATED" | "UNKNOWN";
  passwordChangedOn: Date | null;
  lastResetAt: Date | null;
  leftOn: Date | null;
  /** The school asked, for a written reason, that this pupil be left out of resets. */
  withheldFromResets: boolean;
};

/** In the order in which the first one that applies is told: from what nobody can change to what may change. */
export const exclusionReasons = [
  "LEFT",
  "BLOCKED_BY_HAND",
  "FEDERATED",
  "NEVER_ACTIVATED",
  "ALREADY_RESET_SINCE",
  "CHANGED_SINCE",
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** A pupil who has left no longer belongs to the school: it may neither reset nor print, so no switch. */
export type SwitchableReason = Exclude<ExclusionReason, "LEFT">;

export type ExclusionSettings = {
  /** First day, "AAAA-MM-JJ" in Paris, from which a change or a reset counts. */
  changedSince: string;
  alreadyResetSince: string;
  /** The exclusions not applied, each with the reason the operator gave. */
  switchedOff: Partial<Record<SwitchableReason, string>>;
};

type ExclusionTexts = { label: string; explanation: string };

/** What the screen says of each exclusion. */
export const exclusionTexts: Record<ExclusionReason, ExclusionTexts> = {
  LEFT: {
    label: "A quitté l’établissement",
    explanation: "Sa date de sortie est passée : son compte ne relève plus de l’établissement.",
  },
  BLOCKED_BY_HAND: {
    label: "Écarté à la main",
    explanation: "L’établissement a demandé, avec un motif, que ce compte ne soit pas réinitialisé.",
  },
  FEDERATED: {
    label: "Connexion par FranceConnect",
    explanation: "L’élève se connecte sans mot de passe ÉduConnect : il n’y a rien à réinitialiser.",
  },
  NEVER_ACTIVATED: {
    label: "Compte jamais activé",
    explanation: "L’élève n’a pas encore choisi de mot de passe : aucun ne peut avoir été volé.",
  },
  ALREADY_RESET_SINCE: {
    label: "Déjà réinitialisé",
    explanation: "L’établissement a réinitialisé ce mot de passe à la date choisie ou depuis.",
  },
  CHANGED_SINCE: {
    label: "Mot de passe changé récemment",
    explanation: "L’élève a changé son mot de passe à la date choisie ou depuis.",
  },
};

const defaultLookbackDays = 30;
export const shortestJustification = 10;

const dayMs = 86_400_000;

/** All six exclusions on, as in the national forced change of 2024; both dates 30 days before `now`. */
export function defaultExclusions(now: Date): ExclusionSettings {
  const since = parisDay(new Date(now.getTime() - defaultLookbackDays * dayMs));
  return { changedSince: since, alreadyResetSince: since, switchedOff: {} };
}

/** Refuses a date after today (nothing could match it) and an exclusion switched off without 10 signs of reason. */
export function decideExclusionSettings(settings: ExclusionSettings, now: Date): Decision<ExclusionSettings> {
  const today = parisDay(now);
  if (settings.changedSince > today)
    return refuse("La date des mots de passe changés est à venir : choisissez aujourd’hui ou un jour passé.");
  if (settings.alreadyResetSince > today)
    return refuse(
      "La date des réinitialisations déjà faites est à venir : choisissez aujourd’hui ou un jour passé.",
    );
  const unexplained = exclusionReasons.find((reason) => {
    const justification = reason === "LEFT" ? undefined : settings.switchedOff[reason];
    return justification !== undefined && justification.trim().length < shortestJustification;
  });
  if (unexplained === undefined) return accept(settings);
  return refuse(
    `Dites en une phrase (${shortestJustification} caractères au moins) pourquoi l’exclusion « ${exclusionTexts[unexplained].label} » ne s’applique pas.`,
  );
}

/** Every exclusion that applies to the pupil on the day of `now`, in the fixed order. */
export function allExclusions(
  student: StudentFacts,
  settings: ExclusionSettings,
  now: Date,
): ExclusionReason[] {
  const applies: Record<ExclusionReason, boolean> = {
    LEFT: student.leftOn !== null && parisDay(student.leftOn) < parisDay(now),
    BLOCKED_BY_HAND: student.withheldFromResets,
    FEDERATED: student.state === "FEDERATED",
    NEVER_ACTIVATED: student.state === "NEVER_ACTIVATED",
    ALREADY_RESET_SINCE: isSince(student.lastResetAt, settings.alreadyResetSince),
    CHANGED_SINCE: isSince(student.passwordChangedOn, settings.changedSince),
  };
  return exclusionReasons.filter(
    (reason) => applies[reason] && (reason === "LEFT" || settings.switchedOff[reason] === undefined),
  );
}

/** The first exclusion that applies, or null when the pupil is to be reset. Missing data excludes nobody. */
export function decideExclusion(
  student: StudentFacts,
  settings: ExclusionSettings,
  now: Date,
): ExclusionReason | null {
  return allExclusions(student, settings, now)[0] ?? null;
}

export type UnknownFact = "STATE" | "PASSWORD_DATE";

/** What the files never said of a pupil who is to be reset, and which might have excluded him or her. */
export function unknownFacts(student: StudentFacts, settings: ExclusionSettings): UnknownFact[] {
  const hasChosenAPassword = student.state === "ACTIVE" || student.state === "BLOCKED";
  const needsDate = hasChosenAPassword && settings.switchedOff.CHANGED_SINCE === undefined;
  if (student.state === "UNKNOWN") return ["STATE"];
  return needsDate && student.passwordChangedOn === null ? ["PASSWORD_DATE"] : [];
}

export type ExclusionSummary = {
  included: string[];
  /** Each pupil once, under the first exclusion that applies. */
  excluded: Record<ExclusionReason, string[]>;
  /** Pupils among `included` about whom something is not known. */
  unknown: Record<UnknownFact, string[]>;
};

/** Sorts the pupils of a scope, by id: the lists are the truth, the counts are their lengths. */
export function summariseExclusions(
  students: Iterable<StudentFacts>,
  settings: ExclusionSettings,
  now: Date,
): ExclusionSummary {
  const summary: ExclusionSummary = {
    included: [],
    excluded: {
      LEFT: [],
      BLOCKED_BY_HAND: [],
      FEDERATED: [],
      NEVER_ACTIVATED: [],
      ALREADY_RESET_SINCE: [],
      CHANGED_SINCE: [],
    },
    unknown: { STATE: [], PASSWORD_DATE: [] },
  };
  for (const student of students) {
    const reason = decideExclusion(student, settings, now);
    if (reason !== null) summary.excluded[reason].push(student.id);
    else {
      summary.included.push(student.id);
      for (const fact of unknownFacts(student, settings)) summary.unknown[fact].push(student.id);
    }
  }
  return summary;
}

function isSince(instant: Date | null, since: string): boolean {
  return instant !== null && parisDay(instant) >= since;
}

export const notificationKinds = [
  "APPROVAL_REQUESTED",
  "APPROVAL_GIVEN",
  "APPROVAL_DECLINED",
  "EMERGENCY",
  "GUEST_ENDS",
  "GUEST_STEP",
  "ADMINISTRATOR",
  "REVIEW_ASKED",
  "REVIEW_DUE",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

type About = { uai: string; subjectId: string };

/** Where what an announcement speaks of is seen, below the address of the console, and the words that lead there. */
export function subjectOf(kind: NotificationKind, { uai, subjectId }: About) {
  if (kind === "ADMINISTRATOR")
    return { path: `/e/${uai}/administrateurs`, words: "Voir les administrateurs" } as const;
  if (kind === "REVIEW_ASKED" || kind === "REVIEW_DUE")
    return { path: `/e/${uai}/droits/revues/${subjectId}`, words: "Voir la revue" } as const;
  return kind === "GUEST_ENDS" || kind === "GUEST_STEP"
    ? ({ path: `/e/${uai}/comptes-invites/${subjectId}`, words: "Voir le compte invité" } as const)
    : ({ path: `/e/${uai}/reinitialisations/${subjectId}`, words: "Voir la campagne" } as const);
}

/** What waits for a gesture is already among the things to do: it is not announced a second time. */
export function toAnnounce<One extends { kind: NotificationKind }>(unread: readonly One[]): One[] {
  return unread.filter(({ kind }) => kind !== "APPROVAL_REQUESTED");
}

const gestures: Record<NotificationKind, string> = {
  APPROVAL_REQUESTED: "Une réinitialisation attend votre approbation",
  APPROVAL_GIVEN: "Votre réinitialisation est approuvée",
  APPROVAL_DECLINED: "Votre demande de réinitialisation a pris fin",
  EMERGENCY: "Une réinitialisation a été lancée en urgence, sans approbation",
  GUEST_ENDS: "Un compte invité arrive à son terme",
  GUEST_STEP: "Un compte invité est arrivé à son terme",
  ADMINISTRATOR: "Un compte administrateur est à remplacer",
  REVIEW_ASKED: "Une revue de droits attend vos décisions",
  REVIEW_DUE: "Une revue de droits arrive à son échéance",
};

/** Mail goes through other people's servers: it names the school and the gesture, nobody, and no reason given. */
export function mailOf(
  kind: NotificationKind,
  about: About & { schoolName: string },
  consoleAddress: string,
): { subject: string; text: string } {
  const gesture = gestures[kind];
  const { path, words } = subjectOf(kind, about);
  const text = [
    "Bonjour,",
    `${gesture}.`,
    `Établissement : ${about.schoolName} (${about.uai})`,
    `${words} dans Vigie ENT : ${new URL(path, consoleAddress).href}`,
    "La console ne demande jamais de mot de passe par courriel. En cas de doute, tapez vous-même son adresse.",
  ];
  return { subject: `${gesture} – ${about.schoolName}`, text: `${text.join("\n\n")}\n` };
}

export const notificationKinds = [
  "APPROVAL_REQUESTED",
  "APPROVAL_GIVEN",
  "APPROVAL_DECLINED",
  "EMERGENCY",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

type About = { uai: string; subjectId: string };

/** Where what an announcement speaks of is seen, below the address of the console. Each kind is about a campaign. */
export function subjectPath({ uai, subjectId }: About) {
  return `/e/${uai}/reinitialisations/${subjectId}` as const;
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
};

/** Mail goes through other people's servers: it names the school and the gesture, nobody, and no reason given. */
export function mailOf(
  kind: NotificationKind,
  about: About & { schoolName: string },
  consoleAddress: string,
): { subject: string; text: string } {
  const gesture = gestures[kind];
  const text = [
    "Bonjour,",
    `${gesture}.`,
    `Établissement : ${about.schoolName} (${about.uai})`,
    `Voir la campagne dans Vigie ENT : ${new URL(subjectPath(about), consoleAddress).href}`,
    "La console ne demande jamais de mot de passe par courriel. En cas de doute, tapez vous-même son adresse.",
  ];
  return { subject: `${gesture} – ${about.schoolName}`, text: `${text.join("\n\n")}\n` };
}

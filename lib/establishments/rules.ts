import { accept, refuse, type Decision } from "@/lib/decision";
import { count } from "@/lib/french";

const keyLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";

/** True when the text has the form of a UAI: seven digits and a capital letter. */
export function hasUaiForm(text: string): boolean {
  return /^\d{7}[A-Z]$/.test(text);
}

/** True when the last letter of a UAI is the key of its seven digits; published samples break it, so it only warns. */
export function uaiKeyIsRight(uai: string): boolean {
  return hasUaiForm(uai) && uai.at(7) === keyLetters[Number(uai.slice(0, 7)) % keyLetters.length];
}

export const resetModes = ["MANAGED", "ASSISTED"] as const;
export const secretForms = ["PASSWORD", "PASSPHRASE"] as const;

/** How a school's campaigns are run, as the settings say it. */
export const resetModeWords: Record<(typeof resetModes)[number], string> = {
  MANAGED: "Gérée par la console",
  ASSISTED: "Assistée : ÉduConnect national",
};

export const secretFormWords: Record<(typeof secretForms)[number], string> = {
  PASSWORD: "Mot de passe",
  PASSPHRASE: "Phrase de passe",
};

/** A threshold of 1 asks for an approval each time; the largest school has fewer pupils than the last. */
export const lowestThreshold = 1;
export const highestThreshold = 30_000;

type Settings = {
  name: string;
  signInAddress: string;
  secretValidityDays: number;
  resetMode: (typeof resetModes)[number];
  secretForm: (typeof secretForms)[number];
  approvalThreshold: number;
  approvesWholeSchool: boolean;
};

const settingWords: Record<keyof Settings, string> = {
  name: "nom",
  signInAddress: "adresse de connexion",
  secretValidityDays: "validité des mots de passe provisoires",
  resetMode: "mode de réinitialisation",
  secretForm: "forme des mots de passe provisoires",
  approvalThreshold: "seuil d’approbation",
  approvesWholeSchool: "approbation pour tout l’établissement",
};

const settingNames = Object.keys(settingWords) as (keyof Settings)[];

/** The names of the settings that differ, for the journal; refuses when none does. */
export function decideSettings(known: Settings, wanted: Settings): Decision<{ fields: string[] }> {
  const changed = settingNames.filter((setting) => known[setting] !== wanted[setting]);
  if (changed.length === 0) return refuse("Ces réglages sont déjà ceux de l’établissement.");
  return accept({ fields: changed.map((setting) => settingWords[setting]) });
}

/** "À partir de 200 élèves, ou pour tout l’établissement" */
export function describeApprovals(
  settings: Pick<Settings, "approvalThreshold" | "approvesWholeSchool">,
): string {
  const threshold = `À partir de ${count(settings.approvalThreshold, "élève")}`;
  return settings.approvesWholeSchool ? `${threshold}, ou pour tout l’établissement` : threshold;
}

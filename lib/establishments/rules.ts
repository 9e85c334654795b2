import { accept, refuse, type Decision } from "@/lib/decision";

const keyLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";

/** True when the text has the form of a UAI: seven digits and a capital letter. */
export function hasUaiForm(text: string): boolean {
  return /^\d{7}[A-Z]$/.test(text);
}

/** True when the last letter of a UAI is the key of its seven digits; published samples break it, so it only warns. */
export function uaiKeyIsRight(uai: string): boolean {
  return hasUaiForm(uai) && uai.at(7) === keyLetters[Number(uai.slice(0, 7)) % keyLetters.length];
}

type Settings = { name: string; signInAddress: string; secretValidityDays: number };

const settingWords: Record<keyof Settings, string> = {
  name: "nom",
  signInAddress: "adresse de connexion",
  secretValidityDays: "validité des mots de passe provisoires",
};

/** The names of the settings that differ, for the journal; refuses when none does. */
export function decideSettings(known: Settings, wanted: Settings): Decision<{ fields: string[] }> {
  const changed = (["name", "signInAddress", "secretValidityDays"] as const).filter(
    (setting) => known[setting] !== wanted[setting],
  );
  if (changed.length === 0) return refuse("Ces réglages sont déjà ceux de l’établissement.");
  return accept({ fields: changed.map((setting) => settingWords[setting]) });
}

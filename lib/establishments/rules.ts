const keyLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";

/** True when the text has the form of a UAI: seven digits and a capital letter. */
export function hasUaiForm(text: string): boolean {
  return /^\d{7}[A-Z]$/.test(text);
}

/** True when the last letter of a UAI is the key of its seven digits; published samples break it, so it only warns. */
export function uaiKeyIsRight(uai: string): boolean {
  return hasUaiForm(uai) && uai.at(7) === keyLetters[Number(uai.slice(0, 7)) % keyLetters.length];
}

import { accept, refuse, type Decision } from "@/lib/decision";

// Typed by hand or pasted from the screen, whose French figures hold narrow no-break spaces: all are \s.
const groupedFigures = /^\d+(?:\s\d{3})*$/u;

/**
 * The operator types the number of pupils the campaign resets. `expected` is counted again at that moment.
 * Spaces around and between thousands are accepted; anything else is refused with the number to type.
 */
export function decideConfirmation({
  typed,
  expected,
}: {
  typed: string;
  expected: number;
}): Decision<{ confirmedCount: number }> {
  if (expected === 0)
    return refuse("Aucun élève n’est à réinitialiser : élargissez le choix ou revoyez les exclusions.");
  const text = typed.trim();
  if (text === "") return refuse(`Tapez le nombre d’élèves à réinitialiser : ${expected}.`);
  if (!groupedFigures.test(text))
    return refuse(`Tapez seulement le nombre d’élèves, en chiffres : ${expected}.`);
  const confirmedCount = Number(text.replace(/\s/gu, ""));
  if (confirmedCount !== expected)
    return refuse(
      `Vous avez tapé ${text}, mais la campagne réinitialise ${expected} ${expected > 1 ? "élèves" : "élève"}. Vérifiez le choix, puis tapez ${expected}.`,
    );
  return accept({ confirmedCount });
}

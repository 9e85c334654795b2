import { identifiedPupils } from "./educonnect";
import { seededChance } from "./random";
import type { SampleOptions } from "./school";

const header = "Nom;Prénom;Classe;Identifiant;Mot de passe provisoire";
const words = ["Lapin", "Citron", "Tulipe", "Castor", "Pomme", "Girafe", "Violette", "Renard"];
// Drawn apart, so that a change in one file never moves the others.
const passwordSeed = 0x51ed270b;

/**
 * What EduConnect gives after a reset, line by line: identifiers and provisional passwords, plainly invented (each
 * begins with « Essai »). The real columns are not published: these are the console’s guess.
 */
export function* passwordListCsv(options: SampleOptions): Generator<string> {
  const chance = seededChance(options.seed ^ passwordSeed);
  yield `${header}\r\n`;
  for (const { pupil, identifier } of identifiedPupils(options)) {
    const password = `Essai-${chance.pick(words)}-${1000 + chance.below(9000)}`;
    if (pupil.standing !== "ENROLLED") continue;
    const name = pupil.lastName.toLocaleUpperCase("fr");
    yield `${[name, pupil.firstName, pupil.schoolClass.code, identifier, password].join(";")}\r\n`;
  }
}

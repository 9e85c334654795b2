import { roleNames } from "@/lib/platform/permissions";
import { sampleSchoolName, sampleUai } from "../sample/school";
import { currentCode, type SampleAccount } from "./accounts";

function accountLines(account: SampleAccount): string[] {
  return [
    `  ${roleNames[account.role]} : ${account.name}`,
    `    Adresse électronique  ${account.email}`,
    `    Mot de passe          ${account.password}`,
    `    Secret TOTP           ${account.totpSecret}`,
    `    Code du moment        ${currentCode(account)}`,
    "",
  ];
}

/** How to sign in; the codes are those of this half-minute. */
export function announceAccounts(accounts: readonly SampleAccount[]): void {
  console.log(
    [
      "",
      "Comptes d’essai :",
      "",
      ...accounts.flatMap(accountLines),
      "Le code change toutes les 30 secondes et ne sert qu’une fois : ajoutez le secret TOTP à une application",
      "d’authentification, ou lancez « npm run demo -- --codes » pour lire les codes du moment.",
    ].join("\n"),
  );
}

/** Where to go, what is there and what to click. */
export function announceVisit(appUrl: string, filesDirectory: string): void {
  console.log(
    [
      "",
      "────────────────────────────────────────────────────────────",
      `Vigie ENT est prête : ${appUrl}`,
      `Établissement d’essai : ${sampleSchoolName} (${sampleUai})`,
      `Ses fichiers SIECLE et ÉduConnect : ${filesDirectory}`,
      "────────────────────────────────────────────────────────────",
      "",
      "À essayer, avec le compte du chef d’établissement :",
      "  1. « Se connecter », puis saisir le code du moment ;",
      "  2. « Élèves » : chercher un nom sans accent, filtrer une classe ;",
      "  3. « Réinitialisations », « Nouvelle réinitialisation » : choisir deux classes, lire qui est exclu et pourquoi,",
      "     confirmer en tapant le nombre, suivre l’avancement, imprimer les fiches ;",
      "     Mode assisté : « Réglages », puis une nouvelle campagne, puis y déposer",
      "     liste-educonnect-avec-mots-de-passe.csv (mots de passe inventés) ;",
      "  4. « Imports » : déposer de nouveau l’un des fichiers ci-dessus et lire ce qui changerait ;",
      "  5. « Journal » : retrouver chaque geste.",
      "",
      "Ctrl+C arrête la console et garde les données.",
    ].join("\n"),
  );
}

import { roleNames } from "@/lib/platform/permissions";
import { sampleSchoolName, sampleUai } from "../sample/school";
import { currentCode, type SampleAccount } from "./accounts";

function accountLines(account: SampleAccount): string[] {
  return [
    `  ${account.title ?? roleNames[account.role]} : ${account.name}`,
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
      "Comptes d’essai :",
      "",
      ...accounts.flatMap(accountLines),
      "Le code change toutes les 30 secondes et ne sert qu’une fois : ajoutez le secret TOTP à une application",
      "d’authentification, ou lancez « npm run demo -- --codes » pour lire les codes du moment.",
    ].join("\n"),
  );
}

/** What the RUPN came for: guests, administrators, accounts, then rights. */
const rupnVisit = [
  "À essayer, avec le compte du référent numérique (RUPN) :",
  "  1. « Tableau de bord » : les constats par gravité, les invités par date de fin, ce qu’il faut faire d’abord ;",
  "  2. « Comptes invités », « Nettoyage » : choisir un constat et son geste, lire la répétition à blanc, confirmer,",
  "     puis défaire le lot entier depuis « Lots » ;",
  "  3. « Comptes invités » : ouvrir un invité, le prolonger, changer son parrain ; en créer un, et voir ce qui est refusé ;",
  "  4. « Administrateurs » : un compte en règle, une messagerie privée, une boîte de service ; retirer la fonction,",
  "     ou enregistrer une exception ;",
  "  5. « Comptes » : filtrer un profil ou « jamais connecté », chercher un nom, ouvrir un compte et ses sources ;",
  "  6. « Imports » : déposer de nouveau comptes-ent.csv, comptes-invites.csv ou sts_emp, et lire ce qui changerait ;",
  "  7. « Réglages », « Comptes et invités » : choisir « Dans l’ENT, à la main », refaire un geste, puis cocher le bon de",
  "     travail dans « Changements » ;",
  "  8. « Droits » : la part des droits donnés à des personnes ; ouvrir une rubrique, lire qui y a accès et pourquoi ;",
  "  9. « Droits », « Constats » : un invité gestionnaire, un élève rédacteur, un droit donné à tous, des droits orphelins ;",
  " 10. « Droits », « Convertir » : des droits personnels qui sont exactement une population ; en appliquer plusieurs à la",
  "     fois, lire la vérification, puis défaire le lot depuis « Lots » ;",
  " 11. « Droits », « Revues » : ouvrir une revue, garder (g), retirer (r) ou limiter (l), clore, imprimer l’attestation.",
];

/** Where to go, what is there and what to click. */
export function announceVisit(appUrl: string, filesDirectory: string): void {
  console.log(
    [
      "",
      "────────────────────────────────────────────────────────────",
      `Vigie ENT est prête : ${appUrl}`,
      `Établissement d’essai : ${sampleSchoolName} (${sampleUai})`,
      `Ses fichiers (SIECLE, ÉduConnect, AAF, comptes, invités, droits) : ${filesDirectory}`,
      "────────────────────────────────────────────────────────────",
      "",
      "À essayer, avec le compte du chef d’établissement :",
      "  1. « Se connecter », puis saisir le code du moment ;",
      "  2. « Élèves » : chercher un nom sans accent, filtrer une classe ;",
      "  3. « Réinitialisations », « Nouvelle réinitialisation » : choisir deux classes, lire qui est exclu et pourquoi,",
      "     confirmer en tapant le nombre, suivre l’avancement, imprimer les fiches ;",
      "  4. la même chose avec « Tous les élèves » : une seconde personne doit approuver. Se connecter dans un autre",
      "     navigateur avec le compte de l’adjoint, lire la demande sur le tableau de bord, puis y répondre ;",
      "  5. « Imports » : déposer de nouveau l’un des fichiers ci-dessus et lire ce qui changerait ;",
      "  6. « Journal » : retrouver chaque geste ;",
      "  7. « Réglages », « Délégations » : voir ce qui est confié au délégataire, puis se connecter à sa place ;",
      "  8. « Réglages », mode assisté : préparer une campagne, puis y déposer",
      "     liste-educonnect-avec-mots-de-passe.csv (mots de passe inventés).",
      "",
      ...rupnVisit,
      "",
      "Ctrl+C arrête la console et garde les données.",
    ].join("\n"),
  );
}

/** One sentence for an unknown address, a wrong password and a locked account: it must teach nothing. */
export const wrongIdentity =
  "Adresse ou mot de passe incorrect, ou compte verrouillé. Vérifiez votre saisie : après cinq échecs, il faut attendre avant de réessayer.";

export const expiredStep = "Cette étape a expiré : recommencez la connexion depuis le début.";

export const unknownAppCode =
  "Ce code ne correspond pas : vérifiez que l’heure de votre téléphone se règle toute seule, attendez le code suivant, puis réessayez.";

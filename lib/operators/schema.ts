import * as z from "zod";

// Nothing typed here is long: the bound keeps hashing cheap, the policy says the real limit in words.
const longestEntry = 1000;

const password = (missing: string) => z.string(missing).min(1, missing).max(longestEntry, missing);

const code = (missing: string) => z.string(missing).trim().min(1, missing).max(40, missing);

/** First factor: who one says one is. */
export const passwordSchema = z.object({
  email: z
    .string("Indiquez votre adresse électronique.")
    .trim()
    .toLowerCase()
    .min(1, "Indiquez votre adresse électronique.")
    .max(254, "Cette adresse électronique est trop longue."),
  password: password("Indiquez votre mot de passe."),
});

/** Second factor: six digits of the application, or a recovery code. */
export const codeSchema = z.object({
  code: code("Indiquez le code à 6 chiffres de votre application, ou un code de secours."),
});

/** The link is the permission; the password is typed twice, the code proves that the application is set. */
export const enrolmentSchema = z
  .object({
    token: z.string().max(100),
    password: password("Choisissez un mot de passe."),
    passwordAgain: password("Tapez une seconde fois votre mot de passe."),
    code: code("Indiquez le code à 6 chiffres que montre votre application."),
  })
  .refine((sent) => sent.password.normalize("NFC") === sent.passwordAgain.normalize("NFC"), {
    path: ["passwordAgain"],
    error: "Les deux mots de passe diffèrent : tapez deux fois le même.",
  });

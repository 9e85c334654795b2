import type { SecondLanguage } from "../rules/layout";

/** What a family that does not read French is told, in its language: `short` for the small slips. */
export type Translation = { lang: string; name: string; short: string; full: string };

type Sentences = {
  lang: string;
  name: string;
  short: (until: string) => string;
  full: (until: string) => string;
};

const sentences: Readonly<Record<SecondLanguage, Sentences>> = {
  EN: {
    lang: "en-GB",
    name: "English",
    short: (until) =>
      `Type the address, then copy the identifier and the password. Valid until ${until}. Keep it secret.`,
    full: (until) =>
      "Type the address above at the top of the browser. Copy the identifier and the temporary password exactly. " +
      "Then choose your own password: 12 characters, with A, a, 1 and !. Tell nobody, and tear up this paper. " +
      `Valid until ${until}.`,
  },
  ES: {
    lang: "es-ES",
    name: "Español",
    short: (until) =>
      `Escriba la dirección y copie el identificador y la contraseña. Válido hasta el ${until}. Es secreto.`,
    full: (until) =>
      "Escriba la dirección de arriba en la barra del navegador. Copie el identificador y la contraseña provisional " +
      "sin cambiar nada. Después elija su propia contraseña: 12 signos, con A, a, 1 y !. No se la diga a nadie y " +
      `rompa este papel. Válido hasta el ${until}.`,
  },
  PT: {
    lang: "pt-PT",
    name: "Português",
    short: (until) =>
      `Escreva o endereço e copie o identificador e a palavra-passe. Válido até ${until}. É secreto.`,
    full: (until) =>
      "Escreva o endereço acima na barra do navegador. Copie o identificador e a palavra-passe provisória sem mudar " +
      "nada. Depois escolha a sua palavra-passe: 12 sinais, com A, a, 1 e !. Não a diga a ninguém e rasgue este " +
      `papel. Válido até ${until}.`,
  },
  RO: {
    lang: "ro-RO",
    name: "Română",
    short: (until) =>
      `Scrieți adresa, apoi copiați identificatorul și parola. Valabil până la ${until}. Păstrați secretul.`,
    full: (until) =>
      "Scrieți adresa de mai sus în bara de adrese a browserului. Copiați exact identificatorul și parola provizorie. Alegeți " +
      "apoi propria parolă: 12 semne, cu A, a, 1 și !. Nu o spuneți nimănui și rupeți această hârtie. " +
      `Valabil până la ${until}.`,
  },
  TR: {
    lang: "tr-TR",
    name: "Türkçe",
    short: (until) =>
      `Adresi yazın, kullanıcı adını ve şifreyi aynen girin. Son geçerlilik: ${until}. Kimseye göstermeyin.`,
    full: (until) =>
      "Yukarıdaki adresi tarayıcının üst çubuğuna yazın. Kullanıcı adını ve geçici şifreyi aynen girin. Sonra kendi " +
      "şifrenizi seçin: 12 karakter; A, a, 1 ve ! içersin. Şifreyi kimseye söylemeyin ve bu kâğıdı yırtıp atın. " +
      `Son geçerlilik: ${until}.`,
  },
};

/** The sentences of a language, with the moment in its own words and Paris time. */
export function translationOf(language: SecondLanguage, validUntil: Date): Translation {
  const { lang, name, short, full } = sentences[language];
  const until = momentIn(lang, validUntil);
  return { lang, name, short: short(until), full: full(until) };
}

/** « 20 February 2027, 23:59 »: the month in letters, because 02/03 is not the same day everywhere. */
function momentIn(lang: string, moment: Date): string {
  const day = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "Europe/Paris" });
  const hour = new Intl.DateTimeFormat(lang, {
    timeStyle: "short",
    hourCycle: "h23",
    timeZone: "Europe/Paris",
  });
  return `${day.format(moment)}, ${hour.format(moment)}`;
}

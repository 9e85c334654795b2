/** Providers of mailboxes that anybody opens for oneself: data, to be completed as they are met. */
const consumerDomains: ReadonlySet<string> = new Set([
  ...[
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "outlook.fr",
    "hotmail.com",
    "hotmail.fr",
    "live.com",
    "live.fr",
  ],
  ...[
    "msn.com",
    "yahoo.com",
    "yahoo.fr",
    "ymail.com",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "aliceadsl.fr",
    "sfr.fr",
  ],
  ...[
    "neuf.fr",
    "cegetel.net",
    "club-internet.fr",
    "bbox.fr",
    "numericable.fr",
    "laposte.net",
    "icloud.com",
    "me.com",
  ],
  ...["mac.com", "aol.com", "aol.fr", "gmx.com", "gmx.fr", "gmx.net", "proton.me", "protonmail.com", "pm.me"],
  ...[
    "tutanota.com",
    "tuta.io",
    "yandex.com",
    "yandex.ru",
    "mail.com",
    "mail.ru",
    "caramail.com",
    "voila.fr",
  ],
  ...["hotmail.be", "outlook.be", "skynet.be", "bluewin.ch", "web.de", "zoho.com", "hey.com", "yopmail.com"],
  ...["mailinator.com", "guerrillamail.com", "temp-mail.org"],
]);

/** The domain of an address, lower case and without its final dot; null when the text is no address. */
export function domainOf(email: string): string | null {
  const match = /^[^\s@]+@([^\s@]+\.[^\s@.]{2,})\.?$/u.exec(email.trim().normalize("NFKC").toLowerCase());
  return match?.[1] ?? null;
}

/** Names whose every country, and whose every slip of the finger, is the same provider. */
const consumerNames = [
  "gmail",
  "googlemail",
  "hotmail",
  "yahoo",
  "icloud",
  "wanadoo",
  "protonmail",
  "outlook",
];

const endingsInTwo: ReadonlySet<string> = new Set(["co", "com", "net", "org"]);

/** True for a mailbox of a provider that anybody subscribes to, whatever the sub-domain, or for one that looks like it. */
export function isConsumerMailbox(email: string): boolean {
  const domain = domainOf(email);
  if (domain === null) return false;
  const parts = domain.split(".");
  if (parts.some((_, index) => consumerDomains.has(parts.slice(index).join(".")))) return true;
  const name = registeredName(parts);
  return consumerNames.some((known) => looksLike(name, known));
}

/** “yahoo” of “mail.yahoo.co.uk”: a sub-domain of a town hall called “gmail” does not count. */
function registeredName(parts: readonly string[]): string {
  const beforeLast = parts.at(-2) ?? "";
  return parts.length > 2 && endingsInTwo.has(beforeLast) ? (parts.at(-3) ?? "") : beforeLast;
}

/** The same once look-alike signs are read as what they imitate, or two neighbours swapped, or a letter doubled. */
function looksLike(name: string, known: string): boolean {
  const read = name.replaceAll("0", "o").replaceAll("1", "l").replaceAll("rn", "m").replaceAll("-", "");
  if (name === known || read === known) return true;
  return Array.from(known).some((letter, index) => {
    const [before, after] = [known.slice(0, index), known.slice(index + 1)];
    return (
      read === before + letter + letter + after ||
      read === before + after.slice(0, 1) + letter + after.slice(1)
    );
  });
}

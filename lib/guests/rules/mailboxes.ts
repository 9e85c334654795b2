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

/** True for a mailbox of a provider that anybody subscribes to, whatever the sub-domain. */
export function isConsumerMailbox(email: string): boolean {
  const domain = domainOf(email);
  if (domain === null) return false;
  const parts = domain.split(".");
  return parts.some((_, index) => consumerDomains.has(parts.slice(index).join(".")));
}

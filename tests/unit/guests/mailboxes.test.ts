import { expect, test } from "vitest";
import { isConsumerMailbox } from "@/lib/guests/rules/mailboxes";

test.each([
  "p.nom@gmail.com",
  "P.NOM@GMAIL.COM",
  "p.nom@mail.yahoo.fr",
  "p.nom@yahoo.co.uk",
  "p.nom@hotmail.it",
  "p.nom@laposte.net",
  "p.nom@free.fr",
  "p.nom@orange.fr.",
  "p.nom@gmial.com",
  "p.nom@gmaill.com",
  "p.nom@gmai1.com",
  "p.nom@grnail.com",
  "p.nom@proton.me",
  "p.nom@ｇmail.com",
])("%s is a mailbox that anybody opens", (email) => {
  expect(isConsumerMailbox(email)).toBe(true);
});

test.each([
  "p.nom@mairie-gmail-sur-mer.fr",
  "p.nom@gmail.mairie.fr",
  "p.nom@ac-toulouse.fr",
  "p.nom@orange.com",
  "p.nom@librefree.fr",
  "p.nom@notgmail.com",
  "p.nom@email.fr",
  "gmail.com",
  "",
])("%s is none", (email) => {
  expect(isConsumerMailbox(email)).toBe(false);
});

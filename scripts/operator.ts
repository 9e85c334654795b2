import { uaiKeyIsRight } from "@/lib/establishments/rules";
import { enrolmentHours } from "@/lib/operators/rules/enrolment";
import { closeDatabase } from "@/lib/platform/database/client";
import { environment } from "@/lib/platform/env";
import { createOperator, renewLink, revoke, unlock } from "./operator/gestures";
import { type Creation, type Order, readOrder } from "./operator/order";
import { openDatabase } from "./start/database";
import { orExplain } from "./start/failure";
import { loadSettings } from "./start/settings";

/** `npm run operator`: the accounts of the console, for the person who runs the server. */
await orExplain(async () => {
  const order = readOrder(process.argv.slice(2));
  const database = await openDatabase(loadSettings());
  try {
    await obey(order, new Date());
  } finally {
    await closeDatabase();
    await database.stop();
  }
});

async function obey(order: Order, now: Date): Promise<void> {
  switch (order.command) {
    case "create":
      await create(order.creation, now);
      return;
    case "link":
      showLink(order.email, await renewLink(order.email, now));
      return;
    case "unlock":
      await unlock(order.email, now);
      console.log(`Le compte ${order.email} est déverrouillé.`);
      return;
    case "revoke":
      console.log(`Sessions fermées pour ${order.email} : ${await revoke(order.email, now)}.`);
  }
}

async function create(creation: Creation, now: Date): Promise<void> {
  const { email, role, uai } = creation;
  if (!uaiKeyIsRight(uai))
    console.warn(`Attention : la lettre de l’UAI ${uai} ne correspond pas à ses chiffres. Vérifiez-le.`);
  const created = await createOperator(creation, now);
  if (created.known)
    console.log(`Le compte ${email} existait déjà : il a maintenant le rôle ${role} dans ${uai}.`);
  else showLink(email, created.token);
}

function showLink(email: string, token: string): void {
  console.log(
    [
      "",
      `Lien d’inscription de ${email}, valable une fois et pendant ${enrolmentHours} heures :`,
      "",
      `  ${new URL(`/enrolement/${token}`, environment().APP_URL).href}`,
      "",
      "Remettez-le en main propre ou par un moyen sûr : il suffit à ouvrir ce compte.",
    ].join("\n"),
  );
}

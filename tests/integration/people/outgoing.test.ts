import { afterAll, describe, expect, test } from "vitest";
import { saveFunctions } from "@/lib/accounts/actions";
import { runBatch, undoBatchJob } from "@/lib/batches/jobs";
import { saveConnectorChoice, settleChanges } from "@/lib/outgoing/actions";
import { printWorkOrder } from "@/lib/outgoing/documents";
import { readOutgoing } from "@/lib/outgoing/read";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { formOf, make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";
import { confirmed } from "../batches/guests";
import { type Desk, journal, makeDesk } from "../imports/desk";
import { accounts } from "./rows";
import { importPeople, jeanne, paul, schoolOf } from "./school";

useTestDatabase();
afterAll(closeDatabase);

const as = <Result>({ operator }: Desk, work: () => Promise<Result>) =>
  asRequest({ now: new Date(), sessionToken: operator.sessionToken }, work);
const open = (desk: Desk) => as(desk, () => readOutgoing(desk.uai, null));

const ali = {
  Nom: "BERNARD",
  Prénom: "Ali",
  "Identifiant ENT": "a.bernard",
  "Date de fin": "2026-12-31",
  Parrain: "Jeanne DUPONT",
  Motif: "Atelier",
};

/** A school whose ENT is worked by hand, with one guest. */
async function schoolByHand() {
  const desk = await makeDesk("RUPN");
  await importPeople(desk, "GUESTS", [ali]);
  await make(saveConnectorChoice, { uai: desk.uai, connector: "FILE" }, desk.operator);
  const [guest] = await accounts(desk.uai);
  return { ...desk, desk, guestId: guest?.id ?? "" };
}

async function extend({ uai, operator, guestId }: Awaited<ReturnType<typeof schoolByHand>>, endsOn: string) {
  await confirmed(operator, { uai, geste: "EXTEND", compte: guestId, endsOn });
  await workQueue([runBatch, undoBatchJob]);
}

describe("a gesture of a school whose ENT is worked by hand", () => {
  test("waits to be made there, and is ticked off by hand, journalled", async () => {
    const school = await schoolByHand();
    await extend(school, "2027-06-30");
    const { changes } = await open(school.desk);
    expect(changes).toMatchObject([
      { gesture: "EXTEND", status: "PENDING", expected: { endsOn: "2027-06-30" } },
    ]);
    const other = await makeDesk("RUPN");
    const changement = changes[0]?.id ?? "";
    expect(await make(settleChanges, { uai: other.uai, changement }, other.operator)).toMatchObject({
      status: "refused",
    });
    expect(await make(settleChanges, { uai: school.uai, changement }, school.operator)).toMatchObject({
      status: "done",
    });
    expect(await open(school.desk)).toMatchObject({ changes: [], pending: 0 });
    expect(await journal(school.uai, "outgoing.settled")).toMatchObject([{ target_id: school.guestId }]);
  });

  test("is confirmed by the next import that shows it", async () => {
    const school = await schoolByHand();
    await extend(school, "2027-06-30");
    await importPeople(school.desk, "GUESTS", [{ ...ali, "Date de fin": "2027-06-30" }]);
    expect(await open(school.desk)).toMatchObject({ pending: 0 });
  });

  test("is contradicted, with what is shown instead, by one that does not", async () => {
    const school = await schoolByHand();
    await extend(school, "2027-06-30");
    await importPeople(school.desk, "GUESTS", [ali]);
    expect((await open(school.desk)).changes).toMatchObject([
      { status: "CONTRADICTED", discrepancy: expect.stringMatching(/31\/12\/2026.*30\/06\/2027/) as string },
    ]);
  });

  test("comes as a work order, on paper and for a spreadsheet; nothing waits, nothing is printed", async () => {
    const school = await schoolByHand();
    const print = (forme: string) =>
      as(school.desk, () => printWorkOrder(formOf({ uai: school.uai, forme })));
    expect(await print("pdf")).toEqual({ status: "refus" });
    await extend(school, "2027-06-30");
    const paper = await print("pdf");
    if (paper.status !== "printed") throw new Error("No work order");
    expect(
      Buffer.from(await paper.response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const sheet = await print("csv");
    if (sheet.status !== "printed") throw new Error("No work order");
    expect(await sheet.response.text()).toMatch(
      /Changer la date de fin;Ali BERNARD;a\.bernard;jusqu’au 30\/06\/2027/,
    );
    expect(await journal(school.uai, "outgoing.printed")).toHaveLength(2);
  });
});

test("where the console is the authority, a gesture is done as soon as it is written", async () => {
  const desk = await makeDesk("RUPN");
  await importPeople(desk, "GUESTS", [ali]);
  const [guest] = await accounts(desk.uai);
  await confirmed(desk.operator, { uai: desk.uai, geste: "SUSPEND", compte: guest?.id ?? "" });
  await workQueue([runBatch, undoBatchJob]);
  expect(await open(desk)).toMatchObject({ pending: 0, connector: "EMBEDDED" });
  expect(await asOwner("select status from outgoing_change where uai = $1", [desk.uai])).toEqual([
    { status: "CONFIRMED" },
  ]);
});

describe("the table of functions", () => {
  test("gives their profile to those whose profile came from their function, and to nobody else", async () => {
    const { uai, operator } = await schoolOf(
      { ...jeanne, Profil: "", Fonction: "AED" },
      { ...paul, Profil: "Enseignant", Fonction: "AED" },
    );
    expect((await accounts(uai)).map(({ profile }) => profile)).toEqual(["EVS", "ENS"]);
    const outcome = await make(
      saveFunctions,
      { uai, code: ["AED", "ENS", ""], profil: ["ETA", "ENS", "ETA"] },
      operator,
    );
    expect(outcome).toMatchObject({
      status: "done",
      message: expect.stringMatching(/1\scompte change/) as string,
    });
    expect((await accounts(uai)).map(({ profile }) => profile)).toEqual(["ETA", "ENS"]);
  });

  test("is refused with a code of two profiles, or without any", async () => {
    const { uai, operator } = await schoolOf(jeanne);
    expect(
      await make(saveFunctions, { uai, code: ["AED", "AED"], profil: ["ETA", "ENS"] }, operator),
    ).toMatchObject({ status: "refused" });
    expect(await make(saveFunctions, { uai, code: "", profil: "ETA" }, operator)).toMatchObject({
      status: "refused",
    });
  });
});

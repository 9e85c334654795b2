import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { chooseListColumns, pasteList, takeList } from "@/lib/resets/actions/lists";
import { printSheets } from "@/lib/resets/documents";
import { readCampaign } from "@/lib/resets/read/campaigns";
import { readAssistedGuide, readListColumns } from "@/lib/resets/read/lists";
import { formOf, make } from "@/tests/support/gestures";
import { asOwner, dumpDatabase } from "@/tests/support/owner";
import { readPdf, textsOf } from "@/tests/support/read-pdf";
import { listenToLog } from "@/tests/support/spoken";
import { useTestDatabase } from "@/tests/support/test-database";
import {
  bringList,
  type Desk,
  header,
  lineOf,
  makeAssistedDesk,
  passwordOf,
  ranksTo,
  reportOf,
  take,
} from "./assisted-school";

useTestDatabase();
afterAll(closeDatabase);

const spoken = listenToLog();

const asText = (value: unknown) =>
  JSON.stringify(value, (_, held: unknown) => (typeof held === "bigint" ? String(held) : held));

/** All that a person may see of a campaign and of its lists. */
const screensOf = ({ uai, campaignId, operator }: Desk, listIds: readonly string[]) =>
  asRequest({ now: new Date(), sessionToken: operator.sessionToken }, async () => {
    const screens: unknown[] = [
      await readCampaign(uai, campaignId),
      await readAssistedGuide(uai, campaignId),
    ];
    for (const id of listIds)
      screens.push(
        await reportOf({ uai, campaignId, operator, ids: [] }, id),
        await readListColumns(uai, campaignId, id),
      );
    return asText(screens);
  });

/** Which of the passwords are somewhere in the text, clear, in hexadecimal or in base 64. */
const foundIn = (text: string, passwords: readonly string[]) =>
  passwords.filter((password) => {
    const bytes = Buffer.from(password, "utf8");
    return [password, bytes.toString("hex"), bytes.toString("base64").replaceAll("=", "")].some((form) =>
      text.includes(form),
    );
  });

test("the passwords of a list are on paper, and nowhere else, from its arrival to its end", async () => {
  const desk = await makeAssistedDesk(6);
  const { uai, campaignId, operator } = desk;
  const passwords = ranksTo(9).map(passwordOf);
  // Matched, doubtful, unknown, given twice, and unreadable: none may leave a trace.
  const lines = [
    ...ranksTo(4).map((rank) => lineOf(rank)),
    lineOf(4, { identifier: "x.autre", password: passwordOf(4) }),
    lineOf(0, { password: passwordOf(5) }),
    lineOf(40, { password: passwordOf(6) }),
    `${lineOf(5, { password: passwordOf(7) })};de trop`,
  ];
  const first = await bringList(desk, [header, ...lines].join("\r\n"));
  const headless = await bringList(desk, lineOf(1, { password: passwordOf(8) }), operator, "sans-titres.csv");
  const odd = await make(
    pasteList,
    { uai, campaignId, passwordList: `Prénom;Compte;${passwordOf(8)}x\nZoé;z;${passwordOf(8)}` },
    operator,
  );
  expect(odd.status).toBe("led");
  const lists = [first, headless];
  const answers: unknown[] = [odd];

  const waiting = `${await dumpDatabase()}\n${spoken.join("\n")}\n${await screensOf(desk, lists)}`;
  expect(waiting).toContain(first);
  expect(foundIn(waiting, passwords)).toEqual([]);

  // Refusals of every kind: a forged report, a wrong column, a broken key.
  const gesture = { uai, campaignId, listId: first };
  answers.push(await make(takeList, { ...gesture, vu: "forged" }, operator));
  answers.push(
    await make(chooseListColumns, { ...gesture, lastName: "4", provisionalPassword: "4" }, operator),
  );
  answers.push(await make(pasteList, { uai, campaignId: "x", passwordList: lines.join("\n") }, operator));
  await asOwner("update reset_campaign set key_id = 'lost' where id = $1", [campaignId]);
  answers.push(await make(takeList, { ...gesture, vu: "forged" }, operator));
  answers.push(await make(pasteList, { uai, campaignId, passwordList: lines.join("\n") }, operator));
  await asOwner("update reset_campaign set key_id = 'k1' where id = $1", [campaignId]);
  answers.push(await take(desk, first));
  expect(foundIn(asText(answers), passwords)).toEqual([]);

  const after = `${await dumpDatabase()}\n${spoken.join("\n")}\n${await screensOf(desk, lists.slice(1))}`;
  expect(after).toContain("student.reset");
  expect(foundIn(after, passwords)).toEqual([]);

  const form = formOf({ uai, campaignId, contenu: "BOTH", classe: "" });
  const result = await asRequest({ sessionToken: operator.sessionToken, now: new Date() }, () =>
    printSheets(form),
  );
  if (result.status !== "printed") throw new Error(`no document but: ${result.status}`);
  const paper = textsOf(await readPdf([new Uint8Array(await result.response.arrayBuffer())])).join("\n");
  // 0 was given twice and 4 is doubtful: both stay out until somebody answers.
  expect(foundIn(paper, passwords)).toEqual([1, 2, 3].map(passwordOf));
});

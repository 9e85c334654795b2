import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { readLeak } from "@/lib/selections/read";
import { maxListBytes, maxListLines } from "@/lib/selections/rules/list-faults";
import { planFor } from "@/tests/integration/resets/campaigns";
import { make } from "@/tests/support/gestures";
import { dumpDatabase } from "@/tests/support/owner";
import { makeStudents } from "@/tests/support/students";
import { listenToLog } from "@/tests/support/spoken";
import { useTestDatabase } from "@/tests/support/test-database";
import { zip } from "@/tests/support/zip";
import { as, school, search, selections, sendList } from "./lists";

useTestDatabase();
afterAll(closeDatabase);

const spoken = listenToLog();

/** Each line of a dump with a password that nothing else holds, for a pupil known or not. */
function dump(known: readonly string[]) {
  const forms = [
    (account: string, secret: string) => `${account}:${secret}`,
    (account: string, secret: string) => `${account};${secret}`,
    (account: string, secret: string) => `${account}\t${secret}`,
    (account: string, secret: string) => `${account} | ${secret}`,
    (account: string, secret: string) => `${account} ${secret}`,
    (account: string, secret: string) => `https://educonnect.education.gouv.fr:443/idp:${account}:${secret}`,
    (account: string, secret: string) => `"${account}","${secret}"`,
    (account: string, secret: string) => `${account}@gmail.com:${secret}`,
    (account: string, secret: string) => `inconnu.${account}:${secret}`,
    (_: string, secret: string) => `Password: ${secret}`,
    (_: string, secret: string) => `ÉLÈVE Zoé;${secret}`,
    (_: string, secret: string) => secret,
  ];
  const secrets = forms.map((_, rank) => `Fu1te-${rank}-Zq9!Kx`);
  const lines = forms.map((form, rank) => form(known[rank % known.length] ?? "", secrets[rank] ?? ""));
  return { secrets, text: lines.join("\n"), words: [...secrets, "educonnect.education.gouv.fr", "inconnu."] };
}

test("nothing of a leaked list is in the database, the journal, the logs nor on a screen", async () => {
  const { uai, operator } = await school();
  await makeStudents(uai, 6);
  const { text, words } = dump(Array.from({ length: 6 }, (_, rank) => `z.eleve${rank}`));
  const pasted = await search(uai, operator, text);
  const dropped = await search(uai, operator, new File([text], "Fu1te-nom-Zq9!Kx.txt"));
  const screens = await as(operator, async () =>
    JSON.stringify([await readLeak(uai, pasted, 1), await readLeak(uai, dropped, 1)]),
  );
  const refused = await sendList(uai, operator, `${text}\u0000`);
  const plan = { portee: "SELECTION", selection: pasted };
  expect(await make(startCampaign, planFor(uai, 6, plan), operator)).toMatchObject({ status: "led" });

  const everywhere = `${await dumpDatabase()}\n${spoken.join("\n")}\n${screens}\n${JSON.stringify(refused)}`;
  // The control: what is looked through does hold what it should.
  expect(everywhere).toContain(dropped);
  expect(screens).toContain("z.eleve0");
  expect([...words, "Fu1te-nom"].filter((word) => everywhere.includes(word))).toEqual([]);
  expect(words.filter((word) => everywhere.includes(Buffer.from(word).toString("hex")))).toEqual([]);
});

describe("a list that cannot be read is refused in a sentence, and nothing is kept", () => {
  const line = "z.eleve0:secret\n";
  test.each([
    ["nothing", "   \n\t\n", /Aucun fichier reçu|Rien à lire/],
    ["an empty file", new File([""], "a.txt"), /Rien à lire/],
    ["a NUL", "z.eleve0\0:secret", /octets nuls/],
    ["one line of 5 MB", new File(["a".repeat(maxListBytes)], "a.txt"), /ligne 1 dépasse/],
    ["a long line further on", `${line}${"b".repeat(10_001)}`, /ligne 2 dépasse/],
    ["more than 5 MB", new File([Buffer.alloc(maxListBytes + 1, "a\n")], "a.txt"), /dépasse\s5/],
    ["more than 5 MB pasted", "a\n".repeat(maxListBytes / 2 + 1), /dépasse\s5/],
    ["more than 50,000 lines", `${"a\n".repeat(maxListLines)}a`, /50\s000\slignes/],
    [
      "a spreadsheet",
      new File([new Uint8Array(zip([{ name: "xl/workbook.xml", bytes: Buffer.from("<x/>") }]))], "a.csv"),
      /classeur/,
    ],
    ["an image", new File([Buffer.from("\x89PNG\r\n\x1a\n", "latin1")], "a.txt"), /pas un texte/],
    ["UTF-16", new File([Buffer.from("\uFEFFz.eleve0", "utf16le")], "a.txt"), /pas un texte/],
    ["a broken UTF-8", new File([Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xe9, 0x61])], "a.txt"), /UTF-8/],
  ])("%s", async (_, list, sentence) => {
    const { uai, operator } = await school();
    const result = await sendList(uai, operator, list);
    expect(result).toMatchObject({ status: "refused", reason: expect.stringMatching(sentence) as unknown });
    expect(await selections(uai)).toEqual([]);
    expect(spoken).toEqual([]);
  });

  test("the limits themselves are read", async () => {
    const { uai, operator } = await school();
    await makeStudents(uai, 1);
    const lines = `z.eleve0\n${"a\n".repeat(maxListLines - 1)}`;
    const id = await search(uai, operator, lines);
    expect(await as(operator, () => readLeak(uai, id, 1))).toMatchObject({
      counts: { lines: maxListLines, exact: 1 },
    });
    const long = await search(uai, operator, `z.eleve0:${"a".repeat(10_000 - "z.eleve0:".length)}`);
    expect(await as(operator, () => readLeak(uai, long, 1))).toMatchObject({ counts: { exact: 1 } });
  });

  test("hostile lines are lines like others", async () => {
    const { uai, operator } = await school();
    await makeStudents(uai, 1);
    const lines = [
      "\u202Ez.eleve0\u202C:secret",
      `=cmd|' /C calc'!A0`,
      "N".repeat(200),
      "<script>alert(1)</script>",
      "%_\\",
      "ailleurs.personne12",
    ];
    const id = await search(uai, operator, lines.join("\n"));
    expect(await as(operator, () => readLeak(uai, id, 1))).toMatchObject({
      counts: { exact: 1, normalised: 0, doubtful: 0, without: 5 },
    });
  });
});

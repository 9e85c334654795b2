import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hashOf } from "@/lib/platform/journal/entry";
import { genesisOf, type StoredEntry, verifyEntries } from "@/lib/platform/journal/verify";

const page = readFileSync("docs/journal-format.md", "utf8");
const installation = /`installation_id` = `([0-9a-f-]{36})`/.exec(page)?.[1] ?? "";
const texts = [...page.matchAll(/```text\n(.*)\n```/g)].map(([, text]) => text ?? "");
const hashes = [...page.matchAll(/^Empreinte \d : `([0-9a-f]{64})`$/gm)].map(([, hash]) => hash ?? "");

type Told = { seq: number; at: string; uai: string; action: string; target: { id: string } };

test("the example of the documentation is a chain that verifies", () => {
  const entries = texts.map((text, rank): StoredEntry => {
    const { seq, at, uai, action, target } = JSON.parse(text) as Told;
    return {
      seq: BigInt(seq),
      at: new Date(at),
      uai,
      action,
      targetId: target.id,
      text,
      hash: hashes[rank] ?? "",
    };
  });
  expect(page).toContain(`Origine : \`${genesisOf(installation).hash}\``);
  expect(texts.map(hashOf)).toEqual(hashes);
  expect(verifyEntries(genesisOf(installation), entries)).toEqual({
    intact: true,
    link: { seq: 2n, hash: hashes[1] },
  });
});

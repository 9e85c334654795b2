import { createHash, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { chain, type JournalFacts } from "@/lib/platform/journal/entry";
import { genesisOf, type StoredEntry, verifyEntries } from "@/lib/platform/journal/verify";

const installation = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000";

const facts = (rank: number): JournalFacts => ({
  at: new Date(Date.UTC(2026, 10, 23, 8, 0, rank)),
  uai: "0312345F",
  batchId: randomUUID(),
  actor: { id: "0199aaaa-0000-7000-8000-000000000001", name: "Claire Martin" },
  action: "student.reset",
  outcome: "DONE",
  target: { kind: "student", id: `pupil-${rank}`, detail: { campaignId: "c", é: "œ" } },
});

function stored(count: number): StoredEntry[] {
  const all = Array.from({ length: count }, (_, rank) => facts(rank));
  return chain(genesisOf(installation), all).map((entry, rank) => {
    const { at, uai, action, target } = all[rank] ?? facts(0);
    return { ...entry, at, uai, action, targetId: target?.id ?? null };
  });
}

const faultOf = (entries: readonly StoredEntry[]) => {
  const check = verifyEntries(genesisOf(installation), entries);
  return check.intact ? null : check.fault;
};

describe("the chain", () => {
  test("is intact as written, and answers its last link", () => {
    const entries = stored(5);
    expect(verifyEntries(genesisOf(installation), entries)).toEqual({
      intact: true,
      link: { seq: 5n, hash: entries[4]?.hash },
    });
  });

  test("hashes the UTF-8 bytes of the canonical text, which sorts its keys", () => {
    const [entry] = stored(1);
    const text = entry?.text ?? "";
    expect(createHash("sha256").update(Buffer.from(text, "utf8")).digest("hex")).toBe(entry?.hash);
    const keys = Object.keys(JSON.parse(text) as object);
    expect(keys).toEqual([...keys].sort());
  });

  test.each([
    [
      "a text",
      (entry: StoredEntry) => ({ ...entry, text: entry.text.replace("DONE", "REFUSED") }),
      "empreinte",
    ],
    ["a text with its hash", rehashed, "ne suit pas"],
    ["a school", (entry: StoredEntry) => ({ ...entry, uai: "0750680G" }), "colonnes"],
    ["a target", (entry: StoredEntry) => ({ ...entry, targetId: "someone-else" }), "colonnes"],
    ["an hour", (entry: StoredEntry) => ({ ...entry, at: new Date(0) }), "colonnes"],
  ])("tells that %s was changed", (_what, change, words) => {
    const entries = stored(4);
    const changed = entries.map((entry, rank) => (rank === 1 ? change(entry) : entry));
    expect(faultOf(changed)).toContain(words);
  });

  test("tells a missing entry, a swap, and a chain of another installation", () => {
    const entries = stored(4);
    expect(faultOf(entries.filter((_, rank) => rank !== 2))).toContain("l’entrée 3 manque");
    const [first, second, ...rest] = entries;
    expect(faultOf([second, first, ...rest].filter((entry) => entry !== undefined))).toContain(
      "l’entrée 1 manque",
    );
    const elsewhere = verifyEntries(genesisOf(randomUUID()), entries);
    expect(elsewhere).toMatchObject({ intact: false, fault: expect.stringContaining("Entrée 1") as string });
  });
});

/** Forges one entry whole: its own hash is right, so only the next one can tell. */
function rehashed(entry: StoredEntry): StoredEntry {
  const text = entry.text.replace("Claire", "Karim");
  return { ...entry, text, hash: createHash("sha256").update(text, "utf8").digest("hex") };
}

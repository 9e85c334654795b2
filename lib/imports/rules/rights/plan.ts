import type { RightsLine, RightsPlan, RightsWrite } from "./line";

type Difference = RightsLine["differences"][number];

/** What a list says of one thing, before it is compared with what is known. */
export type Said = {
  line: number;
  label: string;
  detail: string;
  write: RightsWrite;
  /** What screens show of it, by field; compared with what is known. */
  shown: Readonly<Record<string, string | null>>;
};

/** What is known of one thing: `shown` by the same fields. */
export type Known = Omit<Said, "line"> & { key: string };

/**
 * Compares what a list says with what is known, each by its key: new, changed field by field, the same, or no longer in
 * the list. What is gone is proposed and never done by itself.
 */
export function compareSaid(
  said: ReadonlyMap<string, Said>,
  known: readonly Known[],
): Pick<RightsPlan, "lines" | "unchanged"> {
  const knownOf = new Map(known.map((one) => [one.key, one]));
  const lines: RightsLine[] = [];
  let unchanged = 0;
  for (const [key, { line, label, detail, write, shown }] of said) {
    const before = knownOf.get(key);
    const differences = before ? differencesOf(before.shown, shown) : [];
    if (before && differences.length === 0) unchanged += 1;
    else
      lines.push({
        ...{ seq: line, kind: before ? "CHANGED" : "NEW", differences, doubt: null },
        record: { line, label, detail, write: before ? { ...write, id: before.write.id } : write },
      });
  }
  const last = [...said.values()].reduce((highest, { line }) => Math.max(highest, line), 0);
  const gone = known.filter(({ key }) => !said.has(key));
  lines.push(
    ...gone.map(({ label, detail, write }, rank): RightsLine => ({
      ...{ seq: last + 100_000 + rank, kind: "GONE", differences: [], doubt: null },
      record: { line: 0, label, detail, write },
    })),
  );
  return { lines, unchanged };
}

function differencesOf(before: Said["shown"], after: Said["shown"]): Difference[] {
  return Object.keys(after).flatMap((field) => {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

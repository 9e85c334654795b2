import { loginKey } from "./matching";

/** What a line that is to be applied would give its account; `accountId` is null for a new one. */
export type Taking = {
  line: number;
  accountId: string | null;
  /** As the file says it; null when it does not. */
  login: string | null;
  /** The feed’s identifier; null for a feed without one. */
  sourceId: string | null;
};

/** What the school’s accounts hold before: logins, and identifiers of the file’s own feed. */
export type Held = {
  logins: readonly { accountId: string; login: string }[];
  sourceIds: readonly { accountId: string; sourceId: string }[];
};

export type ClashFinder = {
  add(taking: Taking): void;
  /** Lines that cannot stand together, none usually; and the accounts whose login must be freed first. */
  end(): { lines: number[]; released: string[] };
};

/**
 * Finds, line after line, two lines for one account, one login or one identifier of the feed for two accounts: the
 * choices made are then to be made again. It keeps the numbers, and nothing else of the lines.
 */
export function createClashFinder({ logins, sourceIds }: Held): ClashFinder {
  const before = new Map(logins.map(({ accountId, login }) => [accountId, login]));
  const holders = new Map(sourceIds.map(({ accountId, sourceId }) => [sourceId, accountId]));
  const lineOf = new Map<string, number>();
  const takers = new Map<string, number>();
  const taken: number[] = [];
  const released: string[] = [];
  let shared: number[] = [];

  function speak(owner: string, login: string | undefined, line: number): void {
    const key = login === undefined ? null : loginKey(login);
    const twin = lineOf.get(owner) ?? (key === null ? undefined : takers.get(key));
    if (twin !== undefined && shared.length === 0) shared = [twin, line];
    lineOf.set(owner, line);
    if (key !== null) takers.set(key, line);
  }

  function take(owner: string, sourceId: string, line: number): void {
    const holder = holders.get(sourceId) ?? owner;
    holders.set(sourceId, holder);
    if (holder !== owner) taken.push(line);
  }

  /** Whoever is in the file keeps or leaves a login by their own line; of the others, it is theirs. */
  function heldByOthers(): number[] {
    for (const { accountId, login } of logins) {
      const line = lineOf.has(accountId) ? undefined : takers.get(loginKey(login));
      if (line !== undefined) return [line];
    }
    return [];
  }

  return {
    add({ line, accountId, login: said, sourceId }) {
      const owner = accountId ?? `line ${line}`;
      const held = before.get(owner);
      const login = said ?? held;
      speak(owner, login, line);
      if (held !== undefined && login !== held) released.push(owner);
      if (sourceId !== null) take(owner, sourceId, line);
    },
    end: () => ({ lines: [...(shared.length > 0 ? shared : heldByOthers()), ...taken], released }),
  };
}

import { afterEach, beforeEach, vi } from "vitest";

/** What the console’s log was told during each test, in place of being printed. To be called once a file. */
export function listenToLog(): readonly string[] {
  const spoken: string[] = [];
  beforeEach(() => {
    spoken.length = 0;
    for (const level of ["log", "info", "warn", "error", "debug"] as const)
      vi.spyOn(console, level).mockImplementation((...words) => spoken.push(words.map(String).join(" ")));
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  return spoken;
}

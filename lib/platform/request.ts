import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { cache } from "react";

/** What a gesture receives from outside: the hour and who asks. A given request keeps its own cookies. */
export type Request = { now: Date; sessionToken: string | null; cookies?: Map<string, string> };

const given = new AsyncLocalStorage<Request>();

/** Runs work as one request: scripts and tests give the hour and the session instead of a browser. */
export function asRequest<Result>(request: Request, work: () => Promise<Result>): Promise<Result> {
  return given.run(request, work);
}

const fromBrowser = cache(async (): Promise<Request> => {
  // Loaded at need: next-auth resolves only inside Next.
  const { readSessionToken } = await import("./auth");
  return { now: new Date(), sessionToken: await readSessionToken() };
});

export async function currentRequest(): Promise<Request> {
  return given.getStore() ?? fromBrowser();
}

/** The request that a script or a test gave, or null in a browser's. */
export function givenRequest(): Request | null {
  return given.getStore() ?? null;
}

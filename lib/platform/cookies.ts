import "server-only";
import { environment } from "./env";
import { givenRequest } from "./request";

// Next's modules are loaded at need: scripts and tests run outside a browser's request.

export type Cookie = { name: string; path: string };

/** A cookie that no script of the page can read, and that no other site can send. */
export async function writeCookie(
  { name, path }: Cookie,
  value: string,
  maxAgeSeconds: number,
): Promise<void> {
  const given = givenRequest();
  if (given) {
    given.cookies = new Map(given.cookies).set(name, value);
    return;
  }
  const { cookies } = await import("next/headers");
  const secure = environment().APP_URL.startsWith("https:");
  (await cookies()).set(name, value, {
    path,
    secure,
    httpOnly: true,
    sameSite: "strict",
    maxAge: maxAgeSeconds,
  });
}

export async function readCookie({ name }: Cookie): Promise<string | null> {
  const given = givenRequest();
  if (given) return given.cookies?.get(name) ?? null;
  const { cookies } = await import("next/headers");
  return (await cookies()).get(name)?.value ?? null;
}

export async function eraseCookie({ name, path }: Cookie): Promise<void> {
  const given = givenRequest();
  if (given) {
    given.cookies?.delete(name);
    return;
  }
  const { cookies } = await import("next/headers");
  (await cookies()).delete({ name, path });
}

/** Gives the browser the token of the session just opened, in next-auth's encrypted cookie. */
export async function carrySession(token: string): Promise<void> {
  const given = givenRequest();
  if (given) {
    given.sessionToken = token;
    return;
  }
  const { signIn } = await import("./auth");
  await signIn("session", { token, redirect: false });
}

/** Takes the session back from the browser; the database has already revoked it. */
export async function dropSession(): Promise<void> {
  const given = givenRequest();
  if (given) {
    given.sessionToken = null;
    return;
  }
  const { signOut } = await import("./auth");
  await signOut({ redirect: false });
}

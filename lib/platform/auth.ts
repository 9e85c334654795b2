import "server-only";
import NextAuth, { AuthError } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { environment } from "./env";

declare module "next-auth" {
  interface Session {
    token?: string;
  }
}

/**
 * next-auth only carries an opaque session token in its encrypted cookie: who that is, and whether the
 * session still lives, is read from the database at each request (lib/platform/session.ts).
 */
const nextAuth = NextAuth(() => ({
  secret: environment().SESSION_SECRET,
  trustHost: true,
  useSecureCookies: environment().APP_URL.startsWith("https:"),
  providers: [
    Credentials({
      id: "session",
      credentials: { token: {} },
      authorize: ({ token }) => (typeof token === "string" ? { id: token } : null),
    }),
  ],
  session: { strategy: "jwt", maxAge: 8 * 3600 },
  pages: { signIn: "/connexion", error: "/connexion" },
  logger: {
    // An old or forged cookie is nobody's fault, and whoever sends it must not fill the log.
    error: (error) => {
      if (!(error instanceof AuthError && error.type === "JWTSessionError")) console.error(error);
    },
  },
  callbacks: {
    jwt: ({ token, user, trigger }) => (trigger === "signIn" ? { sub: user.id ?? "" } : token),
    session: ({ session, token }) => ({ expires: session.expires, token: token.sub ?? "" }),
  },
}));

export const { signIn, signOut } = nextAuth;

/** The token of this browser, or null; any fault of configuration reads as signed out. */
export async function readSessionToken(): Promise<string | null> {
  const session: unknown = await nextAuth.auth();
  const token = typeof session === "object" && session !== null && "token" in session ? session.token : null;
  return typeof token === "string" && token !== "" ? token : null;
}

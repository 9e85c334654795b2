import { type NextRequest, NextResponse } from "next/server";
import { environment } from "@/lib/platform/env";
import { isOwnOrigin } from "@/lib/platform/origin";

const safeMethods = ["GET", "HEAD"];
/** The limit of next.config.ts, beyond which Next answers a breakdown. */
const longestFormBytes = 256 * 1024;
const nothingRuns = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "content-type": "text/plain; charset=utf-8",
};

function contentSecurityPolicy(nonce: string): string {
  const evaluation = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Refuses a write that does not come from the console's own pages, and gives each page its nonce. Next itself lets
 * an action through without an Origin, and believes X-Forwarded-Host: only APP_URL is believed here.
 */
export function proxy(request: NextRequest): NextResponse {
  const isWrite = !safeMethods.includes(request.method);
  if (isWrite && !isOwnOrigin(request.headers.get("origin"), environment().APP_URL))
    return new NextResponse("Origine refusée.", { status: 403, headers: nothingRuns });
  if (Number(request.headers.get("content-length")) > longestFormBytes)
    return new NextResponse("Ce formulaire est trop long : raccourcissez ses textes, puis recommencez.", {
      status: 413,
      headers: nothingRuns,
    });

  const policy = contentSecurityPolicy(
    Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64"),
  );
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// Next keeps in memory, and cuts at 10 MB, the body of what passes here: uploads do not, and check their origin themselves.
// Only these very addresses: below them, Next would run an action by its id.
export const config = { matcher: ["/((?!_next/static|_next/image|api/(?:imports|fuites|listes)/[^/]+$).*)"] };

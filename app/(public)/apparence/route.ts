import type { NextRequest } from "next/server";
import { isTheme, themeCookie } from "@/components/shell/theme";

const oneYear = 31_536_000;

/** Keeps the chosen theme on this device, and goes back to the page it was chosen on. */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData().catch(() => null);
  const theme = form?.get("theme");
  if (!isTheme(theme)) return new Response("Ce thème n’existe pas.", { status: 400 });

  const kept = theme === "auto" ? 0 : oneYear;
  return new Response(null, {
    status: 303,
    headers: {
      Location: pageBefore(request),
      "Set-Cookie": `${themeCookie}=${theme}; Path=/; Max-Age=${kept}; HttpOnly; SameSite=Lax`,
    },
  });
}

/** Only ever a path of this site: two leading slashes would name another one. */
function pageBefore(request: NextRequest): string {
  const referrer = request.headers.get("referer");
  if (referrer === null || !URL.canParse(referrer)) return "/";
  const { pathname, search } = new URL(referrer);
  return `/${pathname.replace(/^[/\\]+/, "")}${search}`;
}

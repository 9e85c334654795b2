import { cookies } from "next/headers";
import { isTheme, type Theme, themeCookie } from "./theme";

const choices: { theme: Theme; label: string }[] = [
  { theme: "auto", label: "Comme l’appareil" },
  { theme: "light", label: "Clair" },
  { theme: "dark", label: "Sombre" },
];

/** Three buttons of a plain form: the theme is kept in a cookie, and drawn by the server. */
export async function ThemeChoice() {
  const chosen = await chosenTheme();
  return (
    <form method="post" action="/apparence" className="flex flex-wrap print:hidden">
      {choices.map(({ theme, label }) => (
        <button
          key={theme}
          type="submit"
          name="theme"
          value={theme}
          aria-pressed={theme === chosen}
          className="-ml-px min-h-9 border border-edge bg-surface px-3 py-1.5 first:ml-0 first:rounded-l-md last:rounded-r-md hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent"
        >
          {label}
        </button>
      ))}
    </form>
  );
}

/** The theme of this device, `auto` as long as none was chosen. */
export async function chosenTheme(): Promise<Theme> {
  const kept = (await cookies()).get(themeCookie)?.value;
  return isTheme(kept) ? kept : "auto";
}

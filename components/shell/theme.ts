const themes = ["auto", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

export const themeCookie = "apparence";

/** Recognises a theme in what a browser sent. */
export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

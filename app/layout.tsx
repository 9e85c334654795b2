import type { Metadata, Viewport } from "next";
import { chosenTheme } from "@/components/shell/theme-choice";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Vigie ENT", template: "%s – Vigie ENT" } };

export const viewport: Viewport = { colorScheme: "light dark" };

/** Reading the theme's cookie also keeps every page drawn per request, which the nonce of its scripts demands. */
export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const theme = await chosenTheme();
  return (
    <html lang="fr" data-theme={theme === "auto" ? undefined : theme}>
      <body>{children}</body>
    </html>
  );
}

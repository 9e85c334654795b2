import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Vigie ENT", template: "%s – Vigie ENT" } };

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  // The nonce of the scripts belongs to one request: no page may be drawn in advance.
  await connection();
  return (
    <html lang="fr">
      <body>{children}</body>
    </html>
  );
}

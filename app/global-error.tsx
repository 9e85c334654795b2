"use client";

import type { ComponentProps } from "react";
import { Failure } from "@/components/shell/failure";
import { PublicFrame } from "@/components/shell/public-frame";
import "./globals.css";

/** The last net, when even the frame of the page broke. */
export default function GlobalError(props: ComponentProps<typeof Failure>) {
  return (
    <html lang="fr">
      <body>
        <title>Une erreur est survenue – Vigie ENT</title>
        <PublicFrame>
          <Failure {...props} />
        </PublicFrame>
      </body>
    </html>
  );
}

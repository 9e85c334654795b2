import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import * as z from "zod";
import { DatabaseUnavailable } from "../unavailable";
import { writeDurably } from "./durable-file";
import type { Home } from "./home";

const credentialsSchema = z.object({ superuser: z.string(), owner: z.string(), application: z.string() });

/** The passwords of the three roles of the embedded server. */
export type Credentials = z.infer<typeof credentialsSchema>;

function readCredentials(file: string): Credentials | undefined {
  try {
    return credentialsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** The passwords kept beside the data; drawn once, before there is any data. */
export function credentialsOf(home: Home): Credentials {
  const known = readCredentials(home.credentials);
  if (known) return known;
  if (existsSync(home.data))
    throw new DatabaseUnavailable(
      `Le fichier ${home.credentials} manque ou est illisible, et la base de données ne s’ouvre pas sans lui. ` +
        "Remettez-le depuis votre sauvegarde, puis relancez la console.",
    );
  const draw = () => randomBytes(24).toString("base64url");
  const fresh = { superuser: draw(), owner: draw(), application: draw() };
  writeDurably(home.credentials, JSON.stringify(fresh));
  return fresh;
}

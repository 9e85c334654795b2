import { writeFileSync } from "node:fs";
import { CannotStart, orExplain } from "./start/failure";
import { readOptions } from "./start/options";
import { freshSettings } from "./start/secrets";

function readAddress(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return new URL(text).origin;
  throw new CannotStart(
    "L’adresse donnée à --url doit commencer par « https:// », par exemple https://vigie.exemple.fr.",
  );
}

function writeOnce(file: string, content: string): void {
  try {
    writeFileSync(file, content, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    throw new CannotStart(
      `Le fichier ${file} existe déjà et n’a pas été touché : les secrets qu’il garde ouvrent vos données.`,
    );
  }
}

/** `npm run setup -- --url ADDRESS`: writes `.env` with fresh secrets, and never over another. */
await orExplain(() => {
  const { url } = readOptions(
    { url: { type: "string", default: "http://localhost:3000" } },
    "npm run setup -- --url https://vigie.exemple.fr",
  );
  const address = readAddress(url);
  writeOnce(".env", freshSettings(address));
  console.log(
    [
      `Fichier .env écrit, avec des secrets neufs, pour ${address}.`,
      "Gardez-en une copie à l’abri, ailleurs que sur cette machine : sans lui, les données scellées sont perdues.",
      "Ensuite : « npm run build », puis « npm start ».",
    ].join("\n"),
  );
});

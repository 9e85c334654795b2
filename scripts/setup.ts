import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { freshSettings } from "./start/secrets";

/** `npm run setup -- --url ADDRESS`: writes `.env` with fresh secrets, and never over another. */
const { values } = parseArgs({ options: { url: { type: "string", default: "http://localhost:3000" } } });

if (!URL.canParse(values.url) || !/^https?:$/.test(new URL(values.url).protocol)) {
  console.error(
    "L’adresse donnée à --url doit commencer par « https:// », par exemple https://vigie.exemple.fr.",
  );
  process.exit(1);
}
try {
  writeFileSync(".env", freshSettings(new URL(values.url).origin), { mode: 0o600, flag: "wx" });
} catch (error) {
  if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  console.error(
    "Le fichier .env existe déjà et n’a pas été touché : les secrets qu’il garde ouvrent vos données.",
  );
  process.exit(1);
}
console.log(`Fichier .env écrit, avec des secrets neufs, pour ${new URL(values.url).origin}.`);
console.log(
  "Gardez-en une copie à l’abri, ailleurs que sur cette machine : sans lui, les données scellées sont perdues.",
);
console.log("Ensuite : « npm run build », puis « npm start ».");

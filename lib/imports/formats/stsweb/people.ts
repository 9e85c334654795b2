import type { Content } from "@/lib/files/byte-source";
import { maxFieldLength } from "@/lib/files/limits";
import { Remarks } from "@/lib/files/remarks";
import { cleanOptional, parseDay } from "@/lib/files/text-cleaning";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import type { PersonRecord } from "../../rules/people/person-record";
import { batchLength, maxPeople, tooManyPeople } from "../limits";
import { createXmlParser } from "../siecle/xml-parser";
import { openXmlText } from "../siecle/xml-text";

export const stswebRoot = "STS_EDT";

/** What a file of STSWEB says of itself; null when it does not. `schoolYear` is the starting one. */
export type StswebHeader = { uai: string | null; schoolYear: number | null };

export type StswebPeople = {
  header: StswebHeader;
  warnings: Remarks;
  rejected: Remarks;
  batches: AsyncGenerator<PersonRecord[]>;
};

type Individual = { id: string; fields: Map<string, string> };

const noAddress =
  "STSWEB ne donne pas d’adresse : ce fichier ne permet pas de vérifier les courriels des administrateurs.";

/** The staff of a school as STSWEB exports them, without any address. Read in one pass. Throws UnreadableFile. */
export async function readStsweb(content: Content): Promise<StswebPeople> {
  const xml = await openXmlText(content);
  const warnings = new Remarks();
  const rejected = new Remarks();
  warnings.add(noAddress);
  if (xml.warning) warnings.add(xml.warning);
  const { header, individuals } = await readIndividuals(content.name, xml.chunks());
  const people = individuals.flatMap(
    (one, rank) =>
      readIndividual(one, `${content.name}, individu n° ${rank + 1}`, {
        line: rank + 1,
        warnings,
        rejected,
      }) ?? [],
  );
  return { header, warnings, rejected, batches: inBatches(people) };
}

async function* inBatches(people: readonly PersonRecord[]): AsyncGenerator<PersonRecord[]> {
  for (let at = 0; at < people.length; at += batchLength)
    yield await Promise.resolve(people.slice(at, at + batchLength));
}

async function readIndividuals(
  fileName: string,
  chunks: AsyncIterable<string>,
): Promise<{ header: StswebHeader; individuals: Individual[] }> {
  const header: StswebHeader = { uai: null, schoolYear: null };
  const individuals: Individual[] = [];
  let current: Individual | null = null;
  const parser = createXmlParser(
    {
      open(name, attributes) {
        readHeader(header, name, attributes);
        if (name === "INDIVIDU") current = { id: idOf(attributes), fields: new Map() };
      },
      close(name, text) {
        if (name === "INDIVIDU" && current) {
          if (individuals.push(current) > maxPeople) throw new UnreadableFile(tooManyPeople);
          current = null;
        } else if (current) current.fields.set(name, text);
        else readHeaderText(header, name, text);
      },
    },
    { fileName },
  );
  for await (const text of chunks) parser.write(text);
  parser.end();
  return { header, individuals };
}

function readHeader(header: StswebHeader, name: string, attributes: Record<string, string>): void {
  if (name === "UAJ") header.uai ??= cleanOptional(attributes["CODE"])?.toUpperCase() ?? null;
  if (name === "ANNEE_SCOLAIRE") header.schoolYear ??= yearOf(attributes["ANNEE"] ?? "");
}

/** Some exports write as texts what others write as attributes. */
function readHeaderText(header: StswebHeader, name: string, text: string): void {
  if (name === "UAJ") header.uai ??= cleanOptional(text)?.toUpperCase() ?? null;
  if (name === "ANNEE_SCOLAIRE") header.schoolYear ??= yearOf(text);
}

const yearOf = (text: string) => (/^\d{4}$/.test(text.trim()) ? Number(text) : null);

/** Numbers of the two kinds of individuals overlap. */
const idOf = ({ ID = "", TYPE = "" }: Record<string, string>) => (ID === "" ? "" : `${TYPE}${ID}`);

function readIndividual(
  { id, fields }: Individual,
  place: string,
  { line, warnings, rejected }: { line: number; warnings: Remarks; rejected: Remarks },
): PersonRecord | null {
  const field = (name: string) => cleanOptional(fields.get(name)) ?? undefined;
  const inUse = field("NOM_USAGE");
  const lastName = field("NOM_PATRONYMIQUE") ?? inUse ?? "";
  const firstName = field("PRENOM") ?? "";
  const fault = faultOf([lastName, firstName]);
  if (fault !== null) {
    rejected.add(`${place} : ${fault}`);
    return null;
  }
  const code = field("FONCTION");
  return {
    ...{
      line,
      source: "STSWEB",
      request: "ADD",
      sourceId: cleanOptional(id) ?? undefined,
      lastName,
      firstName,
    },
    usageName: inUse === lastName ? undefined : inUse,
    birthDate: readBirth(field("DATE_NAISSANCE"), place, warnings),
    functions: code === undefined ? undefined : [code],
  };
}

function faultOf(names: readonly string[]): string | null {
  if (names.some((name) => name.length > maxFieldLength))
    return `un de ses noms dépasse ${maxFieldLength} caractères.`;
  return names.includes("") ? "il manque le nom ou le prénom." : null;
}

function readBirth(written: string | undefined, place: string, warnings: Remarks): string | undefined {
  if (written === undefined) return undefined;
  const day = parseDay(written);
  if (day === null) warnings.add(`${place} : date de naissance illisible (« ${written.slice(0, 20)} »).`);
  return day ?? undefined;
}

import "server-only";
import { findExceptions } from "@/lib/hygiene/facts";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { loadRights } from "./facts";
import { indexRights, type RightsIndex, targetsOf } from "./rules/effective";
import { groupOfRule } from "./rules/findings/found";
import { batchListing, lineListing } from "./rules/lists/batches";
import { conversionListing, ofMode } from "./rules/lists/conversions";
import * as files from "./rules/lists/csv";
import { findingListing } from "./rules/lists/findings";
import { grantListing } from "./rules/lists/grants";
import { type Listing, rowsOf } from "./rules/lists/listing";
import { accountListing, peopleListing } from "./rules/lists/people";
import { targetListing } from "./rules/lists/targets";
import { type Target, targetKey } from "./rules/model";
import { namesOfRights, type RightsNames } from "./rules/names";
import { rowsOfTargets } from "./rules/overview";
import type { StoredRights } from "./rules/stored";
import type { ListExport } from "./rules/lists/filters";
import { findRightsBatch, listRightsBatches } from "./store/batches";
import { listRightsLines } from "./store/lines";

/** A list as a file. `of` is the id of what the list is of. */
type ListFile = { name: string; of: string; csv: string; selected: number };
type Work = { uai: string; scope: Scope; now: Date };
type Known = { school: StoredRights; index: RightsIndex; names: RightsNames };

/** The rows of a list that match its filters; null when what it is a list of is unknown to the school. */
export async function writeList(tx: Transaction, work: Work, asked: ListExport): Promise<ListFile | null> {
  if (asked.liste === "LOTS")
    return fileOf(
      "Lots de droits",
      batchListing(await listRightsBatches(tx, work.scope), asked),
      files.batchesCsv,
    );
  if (asked.liste === "LIGNES") {
    if (!(await findRightsBatch(tx, work.scope, asked.de))) return null;
    const lines = await listRightsLines(tx, work.scope, asked.de);
    return fileOf("Lot de droits", lineListing(lines, asked), files.linesCsv, asked.de);
  }
  const school = await loadRights(tx, work.uai, work.now);
  const known = { school, index: indexRights(school), names: namesOfRights(school) };
  if (asked.liste !== "CONSTATS") return writeRights(known, asked);
  const group = groupOfRule(school, asked.de, await findExceptions(tx, work.scope));
  return (
    group &&
    fileOf(
      `Constats ${asked.de}`,
      findingListing(group, { grants: school.grants, names: known.names, filter: asked }),
      files.findingsCsv,
      asked.de,
    )
  );
}

function fileOf<Row>(
  name: string,
  listing: Listing<Row>,
  write: (rows: readonly Row[]) => string,
  of = "",
): ListFile {
  const rows = rowsOf(listing);
  return { name, of, csv: write(rows), selected: rows.length };
}

type OfRights = Exclude<ListExport, { liste: "LOTS" | "LIGNES" | "CONSTATS" }>;
type Of<Liste extends OfRights["liste"]> = Extract<OfRights, { liste: Liste }>;

function writeRights(known: Known, asked: OfRights): ListFile | null {
  switch (asked.liste) {
    case "RUBRIQUES":
    case "SERVICES":
      return writeTargets(known.school, asked);
    case "CONVERSIONS":
      return writeConversions(known, asked);
    case "COMPTE":
      return writeAccount(known, asked);
    case "DROITS":
    case "ACCES":
      return isTarget(known.school, asked.de) ? writeOfTarget(known, asked) : null;
  }
}

const writeConversions = ({ index, names }: Known, asked: Of<"CONVERSIONS">): ListFile =>
  fileOf(
    "Conversions de droits",
    ofMode(conversionListing(index, { names, filter: asked }), asked.mode),
    files.conversionsCsv,
  );

function writeAccount({ school, index, names }: Known, asked: Of<"COMPTE">): ListFile | null {
  if (!school.accounts.some(({ id }) => id === asked.de)) return null;
  const listing = accountListing(index, { accountId: asked.de, names, filter: asked });
  return fileOf("Droits d’un compte", listing, files.heldCsv, asked.de);
}

const isTarget = (school: StoredRights, target: Target) =>
  targetsOf(school).some((one) => targetKey(one) === targetKey(target));

function writeTargets(school: StoredRights, asked: Of<"RUBRIQUES" | "SERVICES">): ListFile {
  const { rubrics, services } = rowsOfTargets(school);
  return asked.liste === "RUBRIQUES"
    ? fileOf("Rubriques et leurs droits", targetListing(rubrics, asked), (rows) =>
        files.targetsCsv("RUBRIC", rows),
      )
    : fileOf("Services et leurs droits", targetListing(services, asked), (rows) =>
        files.targetsCsv("SERVICE", rows),
      );
}

function writeOfTarget({ index, names }: Known, asked: Of<"DROITS" | "ACCES">): ListFile {
  const target = asked.de;
  return asked.liste === "DROITS"
    ? fileOf(
        "Droits donnés",
        grantListing(index, { target, names, filter: asked }),
        files.grantsCsv,
        target.id,
      )
    : fileOf(
        "Qui a accès",
        peopleListing(index, { target, names, filter: asked }),
        (rows) => files.peopleCsv(rows, names),
        target.id,
      );
}

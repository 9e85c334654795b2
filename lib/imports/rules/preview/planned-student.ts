import { nameKey, searchText } from "@/lib/students/rules/search";
import { compareStudent, type FieldChange } from "../differences";
import { mapState, type AccountState, type StateLabel } from "../state-labels";
import type { KnownStudent, StudentRecord } from "../student-record";
import { dropStaleState, isActivated, type SchoolStudent } from "./changes";

/** A pupil as the database will hold it once the import is applied. */
export type PlannedStudent = KnownStudent & {
  line: number;
  isNew: boolean;
  state: AccountState;
  stateChanged: boolean;
  /** The pupil has used the provisional password, or has left: it must disappear. */
  secretIsSpent: boolean;
  nameKey: string;
  searchText: string;
  fields: readonly FieldChange["field"][];
};

const nobody: Omit<SchoolStudent, "id"> = {
  sourceId: null,
  ine: null,
  lastName: "",
  usageName: null,
  firstName: "",
  birthDate: null,
  className: null,
  groups: [],
  identifier: null,
  sourceState: null,
  passwordChangedOn: null,
  leftOn: null,
  state: "UNKNOWN",
  resetOn: null,
  secretSince: null,
};

/** The pupil that a record makes of a known one, or of a new one under `newId`. The table names the states. */
export function planStudent(order: {
  record: StudentRecord;
  known: SchoolStudent | undefined;
  newId: string;
  table: readonly StateLabel[];
  /** The moment the file speaks of. */
  asOf: Date;
}): PlannedStudent {
  const known = order.known ?? { ...nobody, id: order.newId };
  const record = dropStaleState(order.record, known, order.asOf);
  const changes = compareStudent(known, record);
  const after = changes.reduce<KnownStudent>(
    (student, change) => ({ ...student, [change.field]: change.after }),
    known,
  );
  const speaksOfState = changes.some(({ field }) => field === "sourceState");
  const state = speaksOfState ? mapState(after.sourceState, order.table) : known.state;
  return {
    id: known.id,
    line: record.line,
    isNew: order.known === undefined,
    sourceId: after.sourceId,
    ine: after.ine,
    lastName: after.lastName,
    usageName: after.usageName,
    firstName: after.firstName,
    birthDate: after.birthDate,
    className: after.className,
    groups: after.groups,
    identifier: after.identifier,
    sourceState: after.sourceState,
    passwordChangedOn: after.passwordChangedOn,
    leftOn: after.leftOn,
    state,
    stateChanged: state !== known.state,
    secretIsSpent:
      known.secretSince !== null &&
      ((speaksOfState && isActivated(state)) || changes.some(({ field }) => field === "leftOn")),
    nameKey: nameKey(after.lastName, after.firstName),
    searchText: searchText(after),
    fields: changes.map(({ field }) => field),
  };
}

/** True when the record moves one of the numbers that only one pupil of a school may hold. */
export function movesNumber({ fields }: Pick<PlannedStudent, "fields">): boolean {
  return fields.some((field) => field === "ine" || field === "sourceId" || field === "identifier");
}

export type Numbers = Pick<KnownStudent, "id" | "ine" | "sourceId" | "identifier">;

/** Lines whose pupil would hold a number of somebody else, among the batch or in the school; usually none. */
export function findSharedNumbers(
  planned: readonly (Numbers & { line: number })[],
  holders: readonly Numbers[],
): number[] {
  const owner = new Map<string, string>();
  for (const held of [...holders, ...planned]) {
    for (const key of numbersOf(held)) if (!owner.has(key)) owner.set(key, held.id);
  }
  return planned
    .filter((student) => numbersOf(student).some((key) => owner.get(key) !== student.id))
    .map(({ line }) => line);
}

function numbersOf({ ine, sourceId, identifier }: Numbers): string[] {
  return [
    ...(ine === null ? [] : [`ine ${ine}`]),
    ...(sourceId === null ? [] : [`source ${sourceId}`]),
    ...(identifier === null ? [] : [`identifier ${identifier}`]),
  ];
}

import type { KnownStudent, StudentRecord } from "../student-record";

/** Control signs, which no text of a file keeps, stand between the fields and for what is empty. */
export const fieldEnd = "\t";
export const emptyField = "\r";
export const groupEnd = "\f";
export const lineEnd = "\n";

type Said = Pick<
  KnownStudent,
  | "sourceId"
  | "ine"
  | "lastName"
  | "usageName"
  | "firstName"
  | "birthDate"
  | "className"
  | "leftOn"
  | "groups"
>;

/** All that SIECLE says of a pupil, as one text: two equal texts are one pupil, of whom nothing changes. */
export function fingerprintOf(pupil: Said): string {
  const { sourceId, ine, lastName, usageName, firstName, birthDate, className, leftOn, groups } = pupil;
  const end = fieldEnd;
  return `${sourceId ?? emptyField}${end}${ine ?? emptyField}${end}${lastName}${end}${usageName ?? emptyField}${end}${firstName}${end}${birthDate ?? emptyField}${end}${className ?? emptyField}${end}${leftOn ?? emptyField}${end}${groups.join(groupEnd)}`;
}

type Entry = {
  id: string;
  active: boolean;
  /** Line that says exactly what is known; 0 until one does. */
  line: number;
  /** Lines that speak of the same pupil, or of somebody with one of the same numbers. */
  opposed: number[] | null;
};

/** A pupil of whom the file says that nothing changes, and somewhere else that something does. */
export type Opposition = { id: string; line: number; against: readonly number[] };

export type Roll = {
  add(pupil: { id: string; active: boolean; fingerprint: string }): void;
  /** Takes a record that changes nothing, the first to speak of its pupil. Every other is to be looked at. */
  take(record: StudentRecord): boolean;
  /** Tells whom a record that was looked at speaks of. */
  oppose(record: StudentRecord, spoken: Iterable<KnownStudent>): void;
  /** Pupils taken, and those among them that the school has not seen leave. */
  taken(): { count: number; active: number };
  oppositions(): Opposition[];
  /** Active pupils whom no record taken speaks of. */
  unseen(): string[];
};

/**
 * The pupils of a school by what SIECLE would say of them, a short text each: most records of a second export are
 * found unchanged by it, without the pupil being read.
 */
export function createRoll(): Roll {
  const entries = new Map<string, Entry>();
  const taken = { count: 0, active: 0 };
  return {
    add({ id, active, fingerprint }) {
      // Never taken, those without a number of SIECLE may well be told by one text.
      const key = fingerprint.startsWith(emptyField) ? id : fingerprint;
      entries.set(key, { id, active, line: 0, opposed: null });
    },
    take(record) {
      const entry = isWhole(record) ? entries.get(fingerprintOf(record)) : undefined;
      if (!entry || entry.line !== 0) return false;
      entry.line = record.line;
      taken.count += 1;
      if (entry.active) taken.active += 1;
      return true;
    },
    oppose(record, spoken) {
      for (const pupil of spoken) {
        const entry = entries.get(fingerprintOf(pupil));
        if (entry) (entry.opposed ??= []).push(record.line);
      }
    },
    taken: () => taken,
    oppositions: () =>
      [...entries.values()].flatMap(({ id, line, opposed }) =>
        line > 0 && opposed ? [{ id, line, against: opposed }] : [],
      ),
    unseen: () =>
      [...entries.values()].filter(({ active, line }) => active && line === 0).map(({ id }) => id),
  };
}

/** Only SIECLE says it all; a list, and a record with a date that could not be read, leave something unsaid. */
function isWhole(record: StudentRecord): record is StudentRecord & Said {
  const { sourceId, ine, usageName, birthDate, className, groups, leftOn } = record;
  const said = [sourceId, ine, usageName, birthDate, className, groups, leftOn];
  const listed = [record.identifier, record.sourceState, record.passwordChangedOn];
  return !said.includes(undefined) && listed.every((field) => field === undefined);
}

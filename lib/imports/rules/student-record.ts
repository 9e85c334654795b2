/** One pupil as one file says it: `undefined` when the file does not speak of it, `null` when it says “none”. */
export type StudentRecord = {
  /** 1-based rank: the line of a CSV file, or the nth ELEVE of an XML one. */
  line: number;
  /** SIECLE’s ELEVE_ID. */
  sourceId?: string | undefined;
  ine?: string | null | undefined;
  lastName: string;
  usageName?: string | null | undefined;
  firstName: string;
  /** “AAAA-MM-JJ”, as every date here. */
  birthDate?: string | null | undefined;
  /** Trimmed; “4 D” keeps its space. */
  className?: string | null | undefined;
  groups?: readonly string[] | undefined;
  /** EduConnect identifier. */
  identifier?: string | null | undefined;
  /** Label of the account’s state, as it came. */
  sourceState?: string | null | undefined;
  passwordChangedOn?: string | null | undefined;
  /** DATE_SORTIE, once it is past. */
  leftOn?: string | null | undefined;
};

/** One pupil as the school’s own records hold it. */
export type KnownStudent = {
  id: string;
  sourceId: string | null;
  ine: string | null;
  lastName: string;
  usageName: string | null;
  firstName: string;
  birthDate: string | null;
  className: string | null;
  groups: readonly string[];
  identifier: string | null;
  sourceState: string | null;
  passwordChangedOn: string | null;
  leftOn: string | null;
};

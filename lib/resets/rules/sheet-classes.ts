/** The name of a class on paper; pupils without a class are together under the empty key. */
export const classNameOf = (key: string): string => (key === "" ? "Sans classe" : key);

/** The pupils class by class, in the order in which they come. */
export function byClass<Student extends { className: string | null }>(
  students: readonly Student[],
): { key: string; members: Student[] }[] {
  const classes = new Map<string, Student[]>();
  for (const student of students) {
    const key = student.className ?? "";
    const known = classes.get(key);
    if (known) known.push(student);
    else classes.set(key, [student]);
  }
  return [...classes].map(([key, members]) => ({ key, members }));
}

/** What a document is called: its campaign, then its class, their number, or one pupil, whom a file name never names. */
export function documentName(
  campaignName: string,
  classes: readonly { name: string }[],
  isReprint: boolean,
): string {
  const [only, ...others] = classes;
  const label = only && others.length === 0 ? only.name : `${classes.length} classes`;
  return `${campaignName} - ${label}${isReprint ? " - un élève" : ""}`;
}

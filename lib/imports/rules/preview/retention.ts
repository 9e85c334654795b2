const hourMs = 3_600_000;

/** An upload that is still flowing after this was cut. */
const receivingHours = 1;
/** A file that nobody applied holds personal data for nothing. */
const pendingDays = 7;

const pending: ReadonlySet<string> = new Set(["RECEIVED", "NEEDS_MAPPING", "READY"]);

/** When an upload is to be erased unless it has been completed; then unless it has been applied. */
export function dueDate(status: "RECEIVING" | "RECEIVED", createdAt: Date): Date {
  const hours = status === "RECEIVING" ? receivingHours : pendingDays * 24;
  return new Date(createdAt.getTime() + hours * hourMs);
}

/** True when an import has waited past its day. What is applied, refused or abandoned holds nothing to erase. */
export function isLeftOver({ status, createdAt }: { status: string; createdAt: Date }, now: Date): boolean {
  if (status === "RECEIVING") return now >= dueDate("RECEIVING", createdAt);
  return pending.has(status) && now >= dueDate("RECEIVED", createdAt);
}

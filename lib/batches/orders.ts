import type { OutgoingExpectation, OutgoingGesture } from "@/lib/outgoing/rules";
import type { Snapshot } from "./rules/gestures";

/** What the ENT must show once an account is as this snapshot leaves it. */
export function expectedOf(
  gesture: OutgoingGesture,
  { status, endsOn, sponsorName }: Snapshot,
): OutgoingExpectation {
  return gesture === "DELETE" ? { exists: false } : { status, endsOn, sponsorName };
}

/** What taking a gesture back asks of the ENT. */
export function reverseOf(gesture: OutgoingGesture, { status }: Snapshot): OutgoingGesture {
  if (gesture === "EXTEND" || gesture === "CHANGE_SPONSOR") return gesture;
  const towards = { ACTIVE: "RESTORE", SUSPENDED: "SUSPEND", DEPARTED: "DEPART", BINNED: "BIN" } as const;
  return status ? towards[status] : "RESTORE";
}

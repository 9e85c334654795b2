import { Status, type StatusTone } from "@/components/ui/status";
import { stateWords, type StudentState } from "@/lib/students/rules/states";

export const stateTones: Record<StudentState, StatusTone> = {
  NEVER_ACTIVATED: "warning",
  PROVISIONAL: "info",
  ACTIVE: "success",
  BLOCKED: "danger",
  FEDERATED: "success",
  UNKNOWN: "neutral",
};

/** A pupil's state: its word and its shape. */
export function StudentStatus({ state }: { state: StudentState }) {
  return <Status tone={stateTones[state]}>{stateWords[state]}</Status>;
}

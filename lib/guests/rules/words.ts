import { longParisDay } from "@/lib/paris-day";
import type { LifecycleGesture, Step } from "./lifecycle";

const done: Record<LifecycleGesture, string> = {
  SUSPEND: "a été suspendu : sa date de fin est passée",
  BIN: "a été mis à la corbeille",
  DELETE: "a été supprimé définitivement",
};

const coming: Record<LifecycleGesture, string> = {
  SUSPEND: "sera suspendu",
  BIN: "sera mis à la corbeille",
  DELETE: "sera supprimé définitivement",
};

/** “Le compte invité de Jeanne Dupont sera suspendu le 1 septembre 2027.” */
export function describeComing(name: string, { gesture, on }: Step): string {
  return `Le compte invité de ${name} ${coming[gesture]} le ${longParisDay(new Date(`${on}T12:00:00Z`))}.`;
}

export function describeDone(name: string, gesture: LifecycleGesture): string {
  return `Le compte invité de ${name} ${done[gesture]}.`;
}

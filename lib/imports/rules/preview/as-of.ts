import { parisDayBounds } from "@/lib/paris-day";

/**
 * The moment a file speaks of: nothing that the console did from then on is contradicted by it. A day of export alone
 * does not tell what came first that day, so that it counts from its first instant.
 */
export function asOfFile(file: { exportedOn?: string | null | undefined; receivedAt: Date }): Date {
  if (!file.exportedOn) return file.receivedAt;
  const { start } = parisDayBounds(file.exportedOn);
  return start < file.receivedAt ? start : file.receivedAt;
}

import type { Account } from "@/lib/accounts/rules/account";
import { daysBetween } from "@/lib/accounts/rules/days";

export type EndBand = { label: string; count: number };

/** Guests by how far their last day is, from the one that hurts to the one that does not. */
export function countGuestEnds(guests: readonly Account[], today: string): EndBand[] {
  const bands: { label: string; holds: (days: number | null) => boolean }[] = [
    { label: "Sans fin", holds: (days) => days === null },
    { label: "Fin passée", holds: (days) => days !== null && days < 0 },
    { label: "30 jours", holds: (days) => days !== null && days >= 0 && days <= 30 },
    { label: "90 jours", holds: (days) => days !== null && days > 30 && days <= 90 },
    { label: "Au-delà", holds: (days) => days !== null && days > 90 },
  ];
  const left = guests.map(({ guest }) => (guest?.endsOn ? daysBetween(today, guest.endsOn) : null));
  return bands.map(({ label, holds }) => ({ label, count: left.filter(holds).length }));
}

type Snapshot = { takenAt: Date; findings: Readonly<Record<string, readonly string[]>> };

export type Since = { takenAt: Date; appeared: number; fixed: number };

/** What the last import made appear and disappear, finding by finding; null before the second one. */
export function describeSince([last, before]: readonly Snapshot[]): Since | null {
  if (!last || !before) return null;
  const keysOf = ({ findings }: Snapshot) =>
    new Set(Object.entries(findings).flatMap(([rule, ids]) => ids.map((id) => `${rule}:${id}`)));
  const now = keysOf(last);
  const then = keysOf(before);
  return {
    takenAt: last.takenAt,
    appeared: [...now].filter((key) => !then.has(key)).length,
    fixed: [...then].filter((key) => !now.has(key)).length,
  };
}

/** Where something is done or seen, below the address of the school. */
export type Path =
  | "/imports"
  | `/imports/${string}`
  | `/eleves?${string}`
  | "/reinitialisations"
  | `/reinitialisations/${string}`;

/** The page of the one campaign concerned, or of all. */
export function campaignPath(onlyId: string | null): Path {
  return onlyId === null ? "/reinitialisations" : `/reinitialisations/${onlyId}`;
}

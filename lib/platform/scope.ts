import "server-only";

/**
 * What a query may touch: schools, and of a delegate's school some classes only (`classes` null is every class).
 * Only the session and a job make one: without it, no query compiles.
 */
export type Scope = readonly string[] & {
  readonly classes: readonly string[] | null;
  readonly brand: unique symbol;
};

/** Reserved to lib/platform (the architecture map refuses it elsewhere). */
export function scopeOf(uais: readonly string[], classes: readonly string[] | null = null): Scope {
  return Object.assign([...uais], { classes }) as unknown as Scope;
}

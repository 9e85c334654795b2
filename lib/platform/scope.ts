import "server-only";

/** The schools a query may touch. Only the session and a job make one: without it, no query compiles. */
export type Scope = readonly string[] & { readonly brand: unique symbol };

/** Reserved to lib/platform (the architecture map refuses it elsewhere). */
export function scopeOf(uais: readonly string[]): Scope {
  return uais as Scope;
}

import type { Route } from "next";

/** An address built from a template, checked against the pages that exist, as the plain route that lists hold. */
export function routeTo<Href extends string>(href: Route<Href>): Route {
  return href as Route;
}

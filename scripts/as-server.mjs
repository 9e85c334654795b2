/**
 * Lets a script load the console's modules, which begin with `import "server-only"`: a script is a server too.
 * `--conditions=react-server` would do it, but also takes away parts of React that Next needs outside its bundles.
 */
import { register } from "node:module";
import { isMainThread } from "node:worker_threads";

// Node runs resolution hooks in a thread of their own, which loads this same file.
if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  if (specifier !== "server-only") return next(specifier, context);
  return next(specifier, { ...context, conditions: [...context.conditions, "react-server"] });
}

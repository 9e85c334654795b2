import "server-only";
import { setFlagsFromString } from "node:v8";

/**
 * Left to itself, V8 lets the heap grow up to fourfold between two full collections: a file of 200,000 pupils then
 * holds twice the memory that it needs. Collecting once it has grown by 60 % costs it a few hundredths of its time
 * (docs/bench.md, `import-200k`).
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=60");
}

import { expect, test } from "vitest";
import { isOwnOrigin } from "@/lib/platform/origin";

const appUrl = "https://vigie.exemple.fr/";

test("only the console's own origin is its own", () => {
  expect(isOwnOrigin("https://vigie.exemple.fr", appUrl)).toBe(true);
});

test.each([
  [null],
  [""],
  ["null"],
  ["http://vigie.exemple.fr"],
  ["https://vigie.exemple.fr:8443"],
  ["https://vigie.exemple.fr.ailleurs.example"],
  ["https://ailleurs.example"],
])("%j is foreign", (origin) => {
  expect(isOwnOrigin(origin, appUrl)).toBe(false);
});

import { describe, expect, test } from "vitest";
import { serverTrouble } from "@/lib/platform/database/trouble";

const withCode = (code: string) => Object.assign(new Error("refused"), { code });

describe("the trouble of the server", () => {
  test.each([
    new Error("Raw query failed. Code: `53100`. Message: `could not extend file: No space left on device`"),
    withCode("53100"),
  ])("is a full disk: %s", (error) => {
    expect(serverTrouble(error)).toMatch(/^Le disque du serveur est plein/);
  });

  test.each([
    ...["P1001", "ECONNREFUSED", "57P01", "P2024", "P2028"].map(withCode),
    new Error("Connection terminated unexpectedly"),
    new Error("Client has encountered a connection error and is not queryable"),
  ])("is a database out of reach: %s", (error) => {
    expect(serverTrouble(error)).toMatch(/^La base de données ne répond pas/);
  });

  test.each([
    withCode("P2002"),
    withCode("23505"),
    new Error("la commune de 53100 Mayenne"),
    new Error("Le lieu-dit Connection terminated"),
    "53100",
    null,
  ])("is not %s", (error) => {
    expect(serverTrouble(error)).toBeNull();
  });
});

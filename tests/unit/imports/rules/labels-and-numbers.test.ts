import { describe, expect, it } from "vitest";
import { isIne } from "@/lib/imports/rules/ine";
import { defaultStateLabels, mapState } from "@/lib/imports/rules/state-labels";

describe("isIne", () => {
  it.each(["123456789AB", "0123456789C", "2020A12345Z"])("knows the form of %s", (ine) => {
    expect(isIne(ine)).toBe(true);
  });

  it.each([
    "",
    "12345678AB",
    "1234567890AB",
    "123456789ab",
    "123456789A1",
    "012345678C",
    "2020B12345Z",
    " 123456789AB",
  ])("does not know %j", (text) => {
    expect(isIne(text)).toBe(false);
  });
});

describe("mapState", () => {
  it.each([
    ["Jamais activé", "NEVER_ACTIVATED"],
    ["PROVISOIRE", "PROVISIONAL"],
    ["actif", "ACTIVE"],
    ["Bloque", "BLOCKED"],
    ["FranceConnect", "FEDERATED"],
  ])("guesses %s", (label, state) => {
    expect(mapState(label, defaultStateLabels)).toBe(state);
  });

  it.each([null, "", " ", "Archivé"])("does not guess %j", (label) => {
    expect(mapState(label, defaultStateLabels)).toBe("UNKNOWN");
  });

  it("follows the school’s own table", () => {
    expect(mapState("Archivé", [{ label: "ARCHIVE", state: "BLOCKED" }])).toBe("BLOCKED");
    expect(mapState("Actif", [])).toBe("UNKNOWN");
  });
});

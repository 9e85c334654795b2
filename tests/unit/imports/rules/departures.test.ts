import { describe, expect, it } from "vitest";
import { decideDepartures, partialFileShare } from "@/lib/imports/rules/departures";

const siecle = { format: "SIECLE" as const, knownCount: 100, scopeClasses: ["6A", "4 D"] };
const enough = 100 * partialFileShare;

describe("decideDepartures", () => {
  it("proposes the others from 60 % of the known pupils on", () => {
    expect(decideDepartures({ ...siecle, matchedCount: enough })).toEqual({
      kind: "PROPOSED",
      count: 100 - enough,
    });
    expect(decideDepartures({ ...siecle, matchedCount: 100 })).toEqual({ kind: "PROPOSED", count: 0 });
  });

  it("announces a partial file below, with its figures and classes, and proposes nobody", () => {
    const departures = decideDepartures({ ...siecle, matchedCount: enough - 1 });
    expect(departures).toMatchObject({ kind: "PARTIAL" });
    expect(departures).toHaveProperty(
      "sentence",
      expect.stringMatching(/59 des 100 .*classes 6A, 4 D.*aucun départ/),
    );
  });

  it("names how many classes there are rather than a long list", () => {
    const scopeClasses = ["6A", "6B", "6C", "6D", "6E", "6F"];
    expect(decideDepartures({ ...siecle, matchedCount: 1, scopeClasses })).toHaveProperty(
      "sentence",
      expect.stringContaining("(6 classes)"),
    );
  });

  it("takes ONDE for the register of a primary school", () => {
    expect(decideDepartures({ ...siecle, format: "ONDE", matchedCount: enough })).toMatchObject({
      kind: "PROPOSED",
    });
  });

  it("has nobody to miss in an empty school", () => {
    expect(decideDepartures({ ...siecle, knownCount: 0, matchedCount: 0 })).toEqual({
      kind: "PROPOSED",
      count: 0,
    });
  });

  it.each(["EDUCONNECT", "TEMPLATE", "OTHER_CSV"] as const)("never proposes any from %s", (format) => {
    expect(decideDepartures({ ...siecle, format, matchedCount: 100 })).toMatchObject({
      kind: "NOT_CONCERNED",
    });
  });
});

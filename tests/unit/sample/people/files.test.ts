import { describe, expect, it } from "vitest";
import { openContent } from "@/lib/files/content";
import { readSiecleStudents } from "@/lib/imports/formats/siecle/students";
import { readStsweb } from "@/lib/imports/formats/stsweb/people";
import { recognise } from "@/lib/imports/formats/recognise";
import type { PersonRecord } from "@/lib/imports/rules/people/person-record";
import { functionTableOf, profileOf } from "@/lib/accounts/rules/profiles";
import { rawStudents } from "@/scripts/sample/files";
import { drain, file } from "../../files/reading";
import { readList, readSet } from "./imported";
import { allFiles, bytes, school, today, written } from "./written";

const names = [
  "aaf-complet.zip",
  "comptes-ent.csv",
  "comptes-invites.csv",
  "aaf-delta.zip",
  "sts_emp_0312345F_2026.xml",
];

describe("the files of the people", () => {
  it("are those that a RUPN has", () => {
    expect(allFiles(school).map(({ name }) => name)).toEqual(names);
  });

  it.each(names)("%s is the same to the byte for the same seed, and another for another", async (name) => {
    const plain = await bytes(await written(name));
    expect(plain.equals(await bytes(await written(name)))).toBe(true);
    // A removal names nobody but by number, and the numbers are those of the posts.
    const other = await bytes(await written(name, { ...school, seed: 8 }));
    expect(plain.equals(other)).toBe(name === "aaf-delta.zip");
  });

  it("follow the day they are written for", async () => {
    const later = { ...school, date: new Date("2027-02-01") };
    expect((await readSet("aaf-delta.zip", later)).names).toEqual([
      "ENT_31_Delta_20270131_PersEducNat_0000.xml",
    ]);
    const list = await bytes(await written("comptes-invites.csv", later));
    expect(list.equals(await bytes(await written("comptes-invites.csv")))).toBe(false);
  });
});

describe("the académie’s directory", () => {
  it("is a complete set of one school, without a remark", async () => {
    const set = await readSet("aaf-complet.zip");
    expect(set).toMatchObject({
      structures: [{ id: "3104", uai: "0312345F", name: "COLLÈGE DES DEUX-RIVIÈRES" }],
      ...{ isComplete: true, categories: new Set(["PersEducNat", "Eleve"]) },
      ...{ others: new Map(), warnings: { count: 0 }, rejected: { count: 0 } },
    });
    expect(set.names).toEqual(
      ["EtabEducNat", "PersEducNat", "Eleve"].map((each) => `ENT_31_Complet_20261120_${each}_0000.xml`),
    );
  });

  it("feeds the pupils of SIECLE who are there, class and groups included", async () => {
    const { people } = await readSet("aaf-complet.zip");
    const raw = Buffer.concat([...rawStudents(school)]);
    const pupils = (await drain((await readSiecleStudents(file(raw), { today })).batches)).filter(
      ({ leftOn }) => !leftOn,
    );
    const told = ({ ine, birthDate, firstName }: Pick<PersonRecord, "ine" | "birthDate" | "firstName">) =>
      `${ine ?? ""} ${birthDate ?? ""} ${firstName}`;
    const fed = people.filter(({ profile }) => profile === "ELV");
    expect(fed).toHaveLength(640);
    expect(fed.map(told)).toEqual(pupils.map(told));
    expect(fed.map(({ classes }) => classes)).toEqual(pupils.map(({ className }) => [className]));
  });

  it("feeds about 60 people of every function, whom the console’s table knows", async () => {
    const staff = (await readSet("aaf-complet.zip")).people.filter(({ profile }) => profile !== "ELV");
    const codes = new Map<string, number>();
    for (const { functions = [] } of staff)
      for (const code of functions) codes.set(code, (codes.get(code) ?? 0) + 1);
    expect(Object.fromEntries(codes)).toEqual({
      ...{ DIR: 2, EDU: 2, ENS: 44, DOC: 1, AED: 7, ADF: 1, ADM: 2, MDS: 1, PSY: 1, LAB: 1 },
    });
    const table = functionTableOf(null);
    expect(staff.every(({ functions = [] }) => profileOf(functions, table) !== null)).toBe(true);
    expect(staff.filter(({ email }) => email === undefined)).toHaveLength(1);
    expect(new Set(staff.map(({ sourceId }) => sourceId)).size).toBe(staff.length);
  });

  it.each([
    [12, 14],
    [640, 62],
    [3000, 277],
  ])("of %i pupils feeds %i people", async (pupils, expected) => {
    const { people } = await readSet("aaf-complet.zip", { ...school, pupils });
    expect(people.filter(({ profile }) => profile !== "ELV")).toHaveLength(expected);
  });

  it("removes two of them in its next set", async () => {
    const complete = await readSet("aaf-complet.zip");
    const { people, isComplete } = await readSet("aaf-delta.zip");
    const known = new Set(complete.people.map(({ sourceId }) => sourceId));
    expect(isComplete).toBe(false);
    expect(people.map(({ request }) => request)).toEqual(["DELETE", "DELETE"]);
    expect(people.every(({ sourceId }) => known.has(sourceId))).toBe(true);
  });
});

describe("STSWEB", () => {
  it("names the staff who are left, of this school and this year", async () => {
    const source = await written("sts_emp_0312345F_2026.xml");
    expect(await recognise(source)).toEqual({ kind: "STSWEB" });
    const { header, batches, rejected } = await readStsweb(await openContent(source));
    const people = await drain(batches);
    expect(header).toEqual({ uai: "0312345F", schoolYear: 2026 });
    expect(people).toHaveLength(60);
    expect(rejected.count).toBe(0);
    expect(people.some(({ email }) => email !== undefined)).toBe(false);
  });
});

describe("the lists", () => {
  it.each([
    ["comptes-ent.csv", "ACCOUNTS", "windows-1252"],
    ["comptes-invites.csv", "GUESTS", "utf-8"],
  ] as const)("%s is read without a question nor a remark", async (name, kind, encoding) => {
    expect(await recognise(await written(name))).toMatchObject({
      ...{ kind: "CSV", people: { kind, isTemplate: true }, layout: { encoding, delimiter: ";" } },
    });
    const { people, warnings, rejected } = await readList(name, kind);
    expect(people.length).toBeGreaterThan(30);
    expect([warnings.sentences, rejected.sentences]).toEqual([[], []]);
  });

  it("give every sign-in one of three states", async () => {
    for (const [name, kind] of [
      ["comptes-ent.csv", "ACCOUNTS"],
      ["comptes-invites.csv", "GUESTS"],
    ] as const) {
      const { people } = await readList(name, kind);
      const states = new Set(people.map(({ lastSeen }) => lastSeen?.kind ?? "UNKNOWN"));
      expect(states).toEqual(new Set(["SEEN_AT", "NEVER", "UNKNOWN"]));
    }
  });
});

import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { environmentFaults } from "@/lib/platform/env";
import { freshSettings } from "@/scripts/start/secrets";

function settings(changes: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  const lines = freshSettings("https://vigie.exemple.fr").trim().split("\n");
  const drawn = lines.map((line): [string, string] => {
    const cut = line.indexOf("=");
    return [line.slice(0, cut), line.slice(cut + 1)];
  });
  return { ...Object.fromEntries(drawn), DATABASE_URL: "postgresql://vigie_app@localhost/vigie", ...changes };
}

test("what npm run setup draws is accepted, and drawn anew each time", () => {
  expect(environmentFaults(settings())).toEqual([]);
  expect(settings()["SESSION_SECRET"]).not.toBe(settings()["SESSION_SECRET"]);
});

test("every missing setting is named in one sentence of its own", () => {
  const faults = environmentFaults({});
  for (const name of ["APP_URL", "DATABASE_URL", "SESSION_SECRET", "PASSWORD_PEPPER", "SEALING_KEYS"])
    expect(faults.filter((fault) => fault.includes(name))).toHaveLength(1);
});

describe("secrets", () => {
  const key = (bytes: number) => randomBytes(bytes).toString("base64");

  test.each([
    ["31 signs", randomBytes(40).toString("base64url").slice(0, 31)],
    ["an example", "change-me-change-me-change-me-change-me"],
    ["a repetition", "ab".repeat(20)],
  ])("refuses %s", (_case, secret) => {
    expect(environmentFaults(settings({ SESSION_SECRET: secret }))).toHaveLength(1);
    expect(environmentFaults(settings({ PASSWORD_PEPPER: secret }))).toHaveLength(1);
  });

  test("accepts 32 random signs", () => {
    const secret = randomBytes(40).toString("base64url").slice(0, 32);
    expect(environmentFaults(settings({ SESSION_SECRET: secret }))).toEqual([]);
  });

  test.each([
    ["a key of 31 bytes", `k1:${key(31)}`],
    ["a key of 33 bytes", `k1:${key(33)}`],
    ["a key without a name", key(32)],
    ["a wrong key after a right one", `k2:${key(32)},k1:court`],
  ])("refuses %s", (_case, keys) => {
    expect(environmentFaults(settings({ SEALING_KEYS: keys }))).toHaveLength(1);
  });

  test("accepts several sealing keys", () => {
    expect(environmentFaults(settings({ SEALING_KEYS: `k2:${key(32)}, k1:${key(32)}` }))).toEqual([]);
  });

  test("never shows the value it refuses", () => {
    const faults = environmentFaults(
      settings({
        SESSION_SECRET: "trop-court-x7",
        SEALING_KEYS: "k1:QmFk",
        DATABASE_URL: "mysql://u:s3cr3t@h/b",
      }),
    ).join("\n");
    expect(faults).not.toMatch(/x7|QmFk|s3cr3t/);
  });
});

describe("mail", () => {
  const mail = (SMTP_URL: string | undefined, MAIL_FROM: string | undefined) =>
    environmentFaults(settings({ SMTP_URL, MAIL_FROM }));

  test.each([
    ["smtp://localhost:2525", "vigie@exemple.fr"],
    ["smtps://compte:secret@courrier.exemple.fr:465", "Vigie ENT <vigie@exemple.fr>"],
    [undefined, undefined],
    ["", ""],
  ])("%j from %j is accepted", (url, from) => {
    expect(mail(url, from)).toEqual([]);
  });

  test.each([
    ["https://courrier.exemple.fr", "vigie@exemple.fr"],
    ["smtp://courrier.exemple.fr", "vigie"],
    ["smtp://courrier.exemple.fr", "Vigie <vigie@exemple.fr>\nBcc: autre@exemple.fr"],
    ["smtp://courrier.exemple.fr", undefined],
    [undefined, "vigie@exemple.fr"],
  ])("%j from %j is one fault", (url, from) => {
    expect(mail(url, from)).toHaveLength(1);
  });

  test("its fault never shows the password of the server", () => {
    expect(mail("ftp://compte:s3cr3t@courrier.exemple.fr", "vigie@exemple.fr").join()).not.toContain(
      "s3cr3t",
    );
  });
});

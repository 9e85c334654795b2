import { describe, expect, test } from "vitest";
import { mailOf, notificationKinds, toAnnounce } from "@/lib/notifications/rules";

const about = { uai: "0312345F", subjectId: "0190f3e0-0000-7000-8000-000000000000", schoolName: "Collège X" };

describe.each(notificationKinds)("the mail of %s", (kind) => {
  const { subject, text } = mailOf(kind, about, "https://vigie.exemple.fr");

  test("names the school, and leads to the console over its own address", () => {
    expect(subject).toContain("Collège X");
    expect(text).toContain("Collège X (0312345F)");
    const room = kind.startsWith("GUEST_") ? "comptes-invites" : "reinitialisations";
    expect(text.match(/https:\/\/\S+/g)).toEqual([
      `https://vigie.exemple.fr/e/0312345F/${room}/${about.subjectId}`,
    ]);
  });
});

test("each kind says a gesture of its own", () => {
  const subjects = notificationKinds.map((kind) => mailOf(kind, about, "https://vigie.exemple.fr").subject);
  expect(new Set(subjects).size).toBe(notificationKinds.length);
});

test("toAnnounce leaves out what the things to do already say", () => {
  const kinds = toAnnounce(notificationKinds.map((kind) => ({ kind }))).map(({ kind }) => kind);
  expect(kinds).toEqual(["APPROVAL_GIVEN", "APPROVAL_DECLINED", "EMERGENCY", "GUEST_ENDS", "GUEST_STEP"]);
});

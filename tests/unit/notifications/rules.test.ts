import { describe, expect, test } from "vitest";
import { mailOf, notificationKinds, toAnnounce } from "@/lib/notifications/rules";

const about = { uai: "0312345F", subjectId: "0190f3e0-0000-7000-8000-000000000000", schoolName: "Collège X" };

const rooms: Record<string, readonly string[]> = {
  reinitialisations: ["APPROVAL_REQUESTED", "APPROVAL_GIVEN", "APPROVAL_DECLINED", "EMERGENCY"],
  "comptes-invites": ["GUEST_ENDS", "GUEST_STEP"],
  administrateurs: ["ADMINISTRATOR"],
  "droits/revues": ["REVIEW_ASKED", "REVIEW_DUE"],
};

describe.each(notificationKinds)("the mail of %s", (kind) => {
  const { subject, text } = mailOf(kind, about, "https://vigie.exemple.fr");

  test("names the school, and leads to the console over its own address", () => {
    expect(subject).toContain("Collège X");
    expect(text).toContain("Collège X (0312345F)");
    const [room = ""] = Object.entries(rooms).find(([, kinds]) => kinds.includes(kind)) ?? [];
    const path = room === "administrateurs" ? room : `${room}/${about.subjectId}`;
    expect(text.match(/https:\/\/\S+/g)).toEqual([`https://vigie.exemple.fr/e/0312345F/${path}`]);
  });
});

test("each kind says a gesture of its own", () => {
  const subjects = notificationKinds.map((kind) => mailOf(kind, about, "https://vigie.exemple.fr").subject);
  expect(new Set(subjects).size).toBe(notificationKinds.length);
});

test("toAnnounce leaves out what the things to do already say", () => {
  const kinds = toAnnounce(notificationKinds.map((kind) => ({ kind }))).map(({ kind }) => kind);
  expect(kinds).toEqual([
    "APPROVAL_GIVEN",
    "APPROVAL_DECLINED",
    "EMERGENCY",
    "GUEST_ENDS",
    "GUEST_STEP",
    "ADMINISTRATOR",
    "REVIEW_ASKED",
    "REVIEW_DUE",
  ]);
});

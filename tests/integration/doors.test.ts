import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import type { Action } from "@/lib/platform/define-action";
import type { DocumentDoor } from "@/lib/platform/define-document";
import type { Read } from "@/lib/platform/define-read";
import type { UploadDoor } from "@/lib/platform/define-upload";
import { environment } from "@/lib/platform/env";
import { isAllowed, type Permission, type Role } from "@/lib/platform/permissions";
import { asRequest } from "@/lib/platform/request";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { formOf, make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

type AnyRead = Read<unknown[], unknown>;
type Door = Action | DocumentDoor | UploadDoor | AnyRead;

const modules = import.meta.glob<Record<string, unknown>>(
  ["@/lib/*/{actions,read,documents,uploads}.ts", "@/lib/*/{actions,read,documents,uploads}/*.ts"],
  { eager: true },
);

const isDoor = (value: unknown): value is Door => typeof value === "function" && "door" in value;

const doors = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, value]) =>
    isDoor(value) ? [{ name: `${file}#${name}`, door: value }] : [],
  ),
);
const guarded = doors.filter(({ door }) => door.door.permission !== "anyone");
const withStepUp = guarded.filter(({ door }) => "stepUp" in door.door && door.door.stepUp);

const roles: readonly Role[] = ["RUPN", "PRINCIPAL", "DELEGATE", "AUDITOR", "ACADEMY"];
const permissionOf = (door: Door) => door.door.permission as Permission;
const roleWithout = (permission: Permission) => roles.find((role) => !isAllowed([role], permission));
const roleWith = (permission: Permission) =>
  roles.filter((role) => isAllowed([role], permission)).slice(0, 1);

/** Knocks with nothing but a session and a school; answers how the door stayed closed, or "open". */
async function knock(door: Door, uai: string, sessionToken: string | null): Promise<string> {
  const request = { sessionToken, now: new Date() };
  if (isAction(door)) {
    const outcome = await make(door, { uai }, { sessionToken });
    return outcome.status;
  }
  if (isDocument(door)) return (await asRequest(request, () => door(formOf({ uai })))).status;
  if (isUpload(door)) {
    const { origin } = new URL(environment().APP_URL);
    const headers = { origin };
    const body = new Request(origin, { method: "POST", body: formOf({ nothing: "" }), headers });
    const result = await asRequest(request, () => door(body, uai));
    return result.status === "refused" ? `refused ${result.httpStatus}` : result.status;
  }
  try {
    await asRequest(request, () => door(uai));
    return "open";
  } catch (error) {
    return error instanceof Error && "digest" in error
      ? String(error.digest).split(";").slice(0, 3).join(" ")
      : "broken";
  }
}

const isAction = (door: Door): door is Action => door.door.kind === "action";
const isDocument = (door: Door): door is DocumentDoor => door.door.kind === "document";
const isUpload = (door: Door): door is UploadDoor => door.door.kind === "upload";

/** How each kind of door says no to somebody who may not enter. */
const closedFor: Record<Door["door"]["kind"], { stranger: string; unprivileged: string }> = {
  action: { stranger: "refused", unprivileged: "refused" },
  document: { stranger: "refus", unprivileged: "refus" },
  upload: { stranger: "refused 403", unprivileged: "refused 403" },
  read: { stranger: "NEXT_REDIRECT replace /connexion", unprivileged: "NEXT_HTTP_ERROR_FALLBACK 404" },
};

let uai: string;
let foreigner: TestOperator;

beforeAll(async () => {
  uai = (await makeSchool()).uai;
  foreigner = await makeOperator({ uai: (await makeSchool()).uai, roles });
});

/** Asked by supervisors who are nobody: it answers yes or no, and nothing else. */
const openToAll = ["/lib/health/read.ts#isHealthy"];

test("every function that a page may import is a door", () => {
  expect(doors.length).toBeGreaterThan(20);
  const others = Object.entries(modules).flatMap(([file, exported]) =>
    /\/(actions|read)/.test(file)
      ? Object.entries(exported).flatMap(([name, value]) =>
          typeof value !== "function" || isDoor(value) ? [] : [`${file}#${name}`],
        )
      : [],
  );
  expect(others).toEqual(openToAll);
});

describe.each(guarded)("$name", ({ door }) => {
  const closed = closedFor[door.door.kind];

  test("is closed to a stranger and to a session that never was", async () => {
    expect(await knock(door, uai, null)).toBe(closed.stranger);
    expect(await knock(door, uai, "an-old-cookie")).toBe(closed.stranger);
  });

  test("is closed to a role without its permission", async () => {
    const role = roleWithout(permissionOf(door));
    // Every role may open the console: there is no such role for that permission alone.
    if (!role) {
      expect(permissionOf(door)).toMatch(/^(console:open|student:read)$/);
      return;
    }
    const operator = await makeOperator({ uai, roles: [role] });
    expect(await knock(door, uai, operator.sessionToken)).toBe(closed.unprivileged);
    if (door.door.kind !== "read") {
      const refused = await asOwner(
        "select 1 from journal_entry where actor_id = $1 and outcome = 'REFUSED'",
        [operator.id],
      );
      expect(refused).toHaveLength(1);
    }
  });

  test("is closed to an operator of another school, who holds every role there", async () => {
    expect(await knock(door, uai, foreigner.sessionToken)).toBe(closed.unprivileged);
  });

  test("is closed to a membership that has ended", async () => {
    const operator = await makeOperator({ uai, roles, validUntil: new Date(Date.now() - 1) });
    expect(await knock(door, uai, operator.sessionToken)).toBe(closed.unprivileged);
  });
});

describe.each(withStepUp)("$name", ({ door }) => {
  test("asks again for a second factor older than five minutes", async () => {
    const now = new Date(Date.now() - 5 * 60_000);
    const operator = await makeOperator({ uai, roles: roleWith(permissionOf(door)), now });
    expect(await knock(door, uai, operator.sessionToken)).toBe(
      door.door.kind === "document" ? "code" : "stepUp",
    );
  });
});

test("printing, starting, retrying and taking a list are step-up gestures", () => {
  expect(withStepUp.map(({ name }) => name.split("#")[1]).sort()).toEqual(
    expect.arrayContaining(["printSheets", "retryCampaign", "startCampaign", "takeList"]),
  );
});

import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { applyConversion, revokeRights, undoRights } from "@/lib/rights/actions";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal } from "../imports/desk";
import { elodie, importPeople, jeanne, paul, schoolOf } from "../people/school";
import { convertible, inForce, prepare, teachers } from "./convertible";
import { groups, importRights } from "./school";

useTestDatabase();
afterAll(closeDatabase);

test("preparing applies nothing; applying replaces three personal grants by one population", async () => {
  const school = await convertible();
  const { batchId } = await prepare(school);
  expect(await inForce(school.uai)).toHaveLength(3);
  const outcome = await make(applyConversion, { uai: school.uai, batchId }, school.operator);
  expect(outcome.status).toBe("done");
  expect(await inForce(school.uai)).toMatchObject([
    { holder_kind: "PROFILE", holder_value: "ENS", role: "ACCESS" },
  ]);
  expect(await journal(school.uai, "rights.converted")).toHaveLength(5);
});

test("undoing gives back what was taken and takes back what was given", async () => {
  const school = await convertible();
  const before = await inForce(school.uai);
  const { batchId } = await prepare(school);
  await make(applyConversion, { uai: school.uai, batchId }, school.operator);
  expect((await make(undoRights, { uai: school.uai, batchId }, school.operator)).status).toBe("done");
  expect(await inForce(school.uai)).toEqual(before);
  const again = await make(undoRights, { uai: school.uai, batchId }, school.operator);
  expect(again).toMatchObject({ status: "refused" });
});

test("a population whose weaker right was replaced has it back when the batch is undone", async () => {
  const school = await convertible();
  const writers = ["j.dupont", "l.nguyen", "r.silva"].map((Bénéficiaire) => ({
    ...{ Cible: "cdi", Rôle: "rédacteur", Bénéficiaire },
  }));
  await importRights(school.desk, "RUBRICS", [{ Rubrique: "cdi", "Nom de la rubrique": "CDI" }]);
  await importRights(school.desk, "GRANTS", [
    ...writers,
    { Cible: "cdi", Rôle: "visiteur", "Type de bénéficiaire": "Profil", Bénéficiaire: "Enseignant" },
  ]);
  const [rubric] = await asOwner<{ id: string }>("select id from rubric where uai = $1", [school.uai]);
  const before = await inForce(school.uai);
  const onRubric = { ...school, target: `RUBRIC:${rubric?.id ?? ""}` };
  const { batchId } = await prepare(onRubric, "exact", 0, "WRITER");
  await make(applyConversion, { uai: school.uai, batchId }, school.operator);
  expect(await inForce(school.uai)).toContainEqual(
    expect.objectContaining({ target: "CDI", holder_kind: "PROFILE", role: "WRITER" }),
  );
  const outcome = await make(undoRights, { uai: school.uai, batchId }, school.operator);
  expect(outcome).toMatchObject({
    status: "done",
    message: expect.stringMatching(/^5\slignes défaites, et vérifiées\.$/) as string,
  });
  expect(await inForce(school.uai)).toEqual(before);
});

test("a new group holds exactly the people, and goes when the batch is undone", async () => {
  const school = await convertible();
  const { batchId } = await prepare(school, "group", 1);
  await make(applyConversion, { uai: school.uai, batchId }, school.operator);
  const [group] = await groups(school.uai);
  expect(group?.account_ids).toHaveLength(3);
  expect(await inForce(school.uai)).toMatchObject([{ holder_kind: "GROUP", holder_value: group?.key }]);
  await make(undoRights, { uai: school.uai, batchId }, school.operator);
  expect(await groups(school.uai)).toEqual([]);
});

test("a grant revoked by somebody else meanwhile is refused and said, the others are applied", async () => {
  const school = await convertible();
  const { batchId } = await prepare(school, "group", 1);
  const [first] = await inForce(school.uai);
  await make(
    revokeRights,
    { uai: school.uai, requestId: randomUUID(), droit: first?.id ?? "" },
    school.operator,
  );
  await make(applyConversion, { uai: school.uai, batchId }, school.operator);
  const [group] = await groups(school.uai);
  expect(group?.account_ids).toHaveLength(2);
  expect(group?.account_ids).not.toContain(first?.account_id);
  expect(await inForce(school.uai)).toMatchObject([{ holder_kind: "GROUP" }]);
  const lines = await asOwner<{ outcome: string }>(
    "select outcome from rights_batch_line where batch_id = $1 and status = 'REFUSED'",
    [batchId],
  );
  expect(lines).toEqual([{ outcome: "Ce droit a déjà été retiré par quelqu’un d’autre." }]);
});

test("a population would give back what somebody revoked meanwhile: the choice is refused, and says whom", async () => {
  const school = await convertible();
  const { batchId } = await prepare(school);
  const [first] = await inForce(school.uai);
  await make(
    revokeRights,
    { uai: school.uai, requestId: randomUUID(), droit: first?.id ?? "" },
    school.operator,
  );
  const outcome = await make(applyConversion, { uai: school.uai, batchId }, school.operator);
  expect(outcome).toMatchObject({ status: "refused" });
  expect(await inForce(school.uai)).toHaveLength(2);
});

test("somebody who joins the population since it was announced is not given the right by surprise", async () => {
  const school = await convertible();
  const { batchId } = await prepare(school);
  await importPeople(school.desk, "ACCOUNTS", [
    ...teachers,
    elodie,
    paul,
    { Nom: "BA", Prénom: "Awa", Profil: "Enseignant", "Identifiant ENT": "a.ba" },
  ]);
  const outcome = await make(applyConversion, { uai: school.uai, batchId }, school.operator);
  expect(outcome).toMatchObject({ status: "refused", reason: expect.stringContaining("Awa BA") as string });
  expect(await inForce(school.uai)).toHaveLength(3);
});

test("the verification fails, and nothing is kept, when the database does something else than what was announced", async () => {
  const school = await convertible();
  const { batchId } = await prepare(school);
  await asOwner(
    `create function widen() returns trigger language plpgsql security definer as $f$
     begin
       if new.uai = '${school.uai}' and new.holder_kind = 'PROFILE' then new.holder_kind := 'EVERYONE'; end if;
       return new;
     end $f$`,
    [],
  );
  await asOwner(
    "create trigger widen before insert on rights_grant for each row execute function widen()",
    [],
  );
  try {
    const outcome = await make(applyConversion, { uai: school.uai, batchId }, school.operator);
    expect(outcome).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("vérification") as string,
    });
  } finally {
    await asOwner("drop trigger widen on rights_grant", []);
    await asOwner("drop function widen()", []);
  }
  expect(await inForce(school.uai)).toHaveLength(3);
  expect(await journal(school.uai, "rights.converted", "REFUSED")).not.toHaveLength(0);
});

test("a double click prepares one batch, and revokes once", async () => {
  const school = await convertible();
  const [first] = await inForce(school.uai);
  const form = { uai: school.uai, requestId: randomUUID(), droit: first?.id ?? "" };
  const both = await Promise.all([
    make(revokeRights, form, school.operator),
    make(revokeRights, form, school.operator),
  ]);
  expect(both.map(({ status }) => status)).toEqual(["led", "led"]);
  expect(await asOwner("select id from rights_batch where uai = $1", [school.uai])).toHaveLength(1);
});

test("another school’s batch is unknown", async () => {
  const school = await convertible();
  const { batchId } = await prepare(school);
  const other = await schoolOf(jeanne);
  const outcome = await make(applyConversion, { uai: other.uai, batchId }, other.operator);
  expect(outcome).toMatchObject({ status: "refused", reason: "Ce lot n’existe pas." });
});

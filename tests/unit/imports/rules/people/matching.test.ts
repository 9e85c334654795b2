import { describe, expect, test } from "vitest";
import type { Account } from "@/lib/accounts/rules/account";
import { indexPeople, matchPerson } from "@/lib/imports/rules/people/matching";
import { anAccount, anOrigin, aRecord } from "./people";

const match = (said: Parameters<typeof aRecord>[0], ...known: Account[]) =>
  matchPerson(aRecord(said), said?.profile ?? null, indexPeople(known));

const matched = (id: string) => ({ kind: "matched", id });
const doubt = (reason: string, ...candidateIds: string[]) => ({ kind: "doubtful", reason, candidateIds });

describe("by number", () => {
  const known = anAccount({ id: "a", origins: [anOrigin("AAF", "7")] });

  test("the same feed and number is the person; the number of another feed says nothing", () => {
    expect(match({ source: "AAF", sourceId: "7", lastName: "DÛPONT" }, known)).toEqual(matched("a"));
    expect(match({ source: "STSWEB", sourceId: "7", lastName: "Autre" }, known)).toEqual({ kind: "new" });
  });

  test("another name is a doubt, unless the birth date vouches for it", () => {
    const said = { source: "AAF", sourceId: "7", lastName: "Mariée", birthDate: "1980-01-02" } as const;
    expect(match(said, known)).toEqual(doubt("PERSON_NAME_DIFFERS", "a"));
    expect(match(said, { ...known, birthDate: "1980-01-02" })).toEqual(matched("a"));
  });

  test("keys of two accounts are a doubt between them", () => {
    const one = anAccount({ id: "a", ine: "123456789AB" });
    const other = anAccount({ id: "b", login: "j.dupont" });
    expect(match({ ine: "123456789AB", login: "j.dupont" }, one, other)).toEqual(
      doubt("PERSON_KEYS_DISAGREE", "a", "b"),
    );
  });

  test("a change or a removal of a stranger is nobody’s", () => {
    expect(match({ source: "AAF", sourceId: "8", request: "DELETE" }, known)).toEqual({ kind: "foreign" });
    expect(match({ source: "AAF", sourceId: "8", request: "MODIFY" }, known)).toEqual({ kind: "foreign" });
  });
});

describe("by name", () => {
  const born = anAccount({ id: "a", birthDate: "1980-01-02" });

  test("with the birth date, one account is the person, two are a doubt, another day is another person", () => {
    expect(match({ birthDate: "1980-01-02" }, born)).toEqual(matched("a"));
    expect(match({ birthDate: "1980-01-02" }, born, { ...born, id: "b" })).toEqual(
      doubt("PERSON_HOMONYMS", "a", "b"),
    );
    expect(match({ birthDate: "1981-01-02" }, born)).toEqual({ kind: "new" });
  });

  test("without it, the profile must agree and the namesake be the only one", () => {
    const teacher = anAccount({ id: "a", profile: "ENS" });
    expect(match({ profile: "ENS" }, teacher)).toEqual(matched("a"));
    expect(match({ profile: "DOC" }, teacher)).toEqual(doubt("PERSON_HOMONYMS", "a"));
    expect(match({}, teacher)).toEqual(doubt("PERSON_HOMONYMS", "a"));
    expect(match({ profile: "ENS" }, teacher, { ...teacher, id: "b" })).toEqual(
      doubt("PERSON_HOMONYMS", "a", "b"),
    );
  });

  test("another login, INE or number of the same feed contradicts it", () => {
    const known = anAccount({
      ...{ id: "a", profile: "ENS", login: "j.dupont", ine: "123456789AB" },
      origins: [anOrigin("AAF", "7")],
    });
    const doubtful = doubt("PERSON_HOMONYMS", "a");
    expect(match({ profile: "ENS", login: "j.dupont2" }, known)).toEqual(doubtful);
    expect(match({ profile: "ENS", ine: "999999999ZZ" }, known)).toEqual(doubtful);
    expect(match({ profile: "ENS", source: "AAF", sourceId: "8" }, known)).toEqual(doubtful);
    expect(match({ profile: "ENS", source: "STSWEB", sourceId: "8" }, known)).toEqual(matched("a"));
  });
});

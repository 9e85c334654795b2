import { shortDay } from "@/lib/french";
import { profileNames } from "@/lib/accounts/rules/profiles";
import { type Grant, type Holder, type RightsSchool, roleNames } from "@/lib/rights/rules/model";
import { namesOfRights } from "@/lib/rights/rules/names";

/** What sentences are written from: the people, populations and targets of a school, or those of some grants. */
export type NamedSchool = Pick<RightsSchool, "accounts" | "groups" | "rubrics" | "services">;

/** “01/09/2024” for “2024-09-01”. */
export const dayWords = (day: string) => shortDay(new Date(day));

/**
 * One right in plain French: who, what, where, given by whom, when and why. Two rights that differ in any of this differ
 * in their sentence: what a reviewer attests is compared with it.
 */
export function sentencesOf(school: NamedSchool): (grant: Grant) => string {
  const names = namesOfRights(school);
  const profiles = new Map(school.accounts.map(({ id, profile }) => [id, profile]));
  const rubrics = new Map(school.rubrics.map((rubric) => [rubric.id, rubric]));
  const subject = (holder: Holder) => {
    if (holder.kind === "UNKNOWN") return `« ${holder.value} », que la console ne connaît pas,`;
    if (holder.kind !== "ACCOUNT") return populationSubject(holder.kind, names.holder(holder));
    const profile = profiles.get(holder.accountId);
    return profile ? `${names.holder(holder)} (${profileNames[profile]})` : names.holder(holder);
  };
  const place = ({ target }: Grant) => {
    const above = target.kind === "RUBRIC" ? rubrics.get(target.id)?.parentId : null;
    const parent = above ? rubrics.get(above)?.name : undefined;
    return `« ${names.target(target)} »${parent === undefined ? "" : `, sous « ${parent} »`}`;
  };
  return (grant) => {
    const right = grant.role === "ACCESS" ? "a accès à" : `est ${roleNames[grant.role]} sur`;
    const facts = [
      `${subject(grant.holder)} ${right} ${place(grant)}`,
      givenWords(grant),
      reasonWords(grant),
    ];
    const end = grant.endsOn === null ? [] : [`jusqu’au ${dayWords(grant.endsOn)}`];
    return `${[...facts, ...end].join(", ")}.`;
  };
}

const articles: Readonly<Record<string, string>> = {
  PROFILE: "Le ",
  FUNCTION: "La ",
  CLASS: "La ",
  GROUP: "Le ",
};

function populationSubject(kind: string, name: string): string {
  const article = articles[kind];
  return article === undefined ? name : article + name.charAt(0).toLocaleLowerCase("fr") + name.slice(1);
}

function givenWords({ givenByName, givenOn }: Pick<Grant, "givenByName" | "givenOn">): string {
  if (givenByName === null && givenOn === null) return "donné on ne sait par qui ni quand";
  const by = givenByName === null ? "on ne sait par qui" : `par ${givenByName}`;
  return givenOn === null ? `donné ${by}, à une date inconnue` : `donné ${by} le ${dayWords(givenOn)}`;
}

const reasonWords = ({ reason }: Pick<Grant, "reason">) =>
  reason === null || reason === "" ? "sans motif" : `motif : « ${reason} »`;

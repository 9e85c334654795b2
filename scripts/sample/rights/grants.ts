import { rightsTemplateOf } from "@/lib/imports/rules/rights/columns";
import { holderWords, targetWords } from "@/lib/imports/rules/rights/words";
import { schoolYearOf } from "@/lib/imports/rules/school-year";
import { sampleClasses, type SampleOptions } from "../school";
import { frenchDay } from "../siecle";
import type { SamplePeople } from "./people";
import { classPages, classServices, groupPages, populationGrants, services, yearPage } from "./structure";

/** A line of droits.csv, before it is written in the order of its template. */
export type SampleGrant = {
  target: string;
  role: string;
  holderKind: string;
  holder: string;
  givenBy: string;
  givenOn: string;
  reason: string;
  endsOn?: string;
  reviewedOn?: string;
};

export const rupn = "Karim Benali";

const serviceKeys = new Set(services.map(([key]) => key));

/** What a line says, column by column of the template. */
export function rowOfGrant(grant: SampleGrant): string[] {
  const { target, role, holderKind, holder, givenBy, givenOn, reason, endsOn, reviewedOn } = grant;
  const kind = serviceKeys.has(target) ? targetWords.SERVICE : targetWords.RUBRIC;
  const row = [kind, target, role, holderKind, holder, givenBy, givenOn, reason];
  const whole = [...row, endsOn ?? "", reviewedOn ?? ""];
  if (whole.length !== rightsTemplateOf("GRANTS").length) throw new Error("A line fills its template");
  return whole;
}

/** What the school gave to populations at the start of the year, and what it kept from one year to the next. */
export function grantsToPopulations(options: SampleOptions, people: SamplePeople): SampleGrant[] {
  const year = schoolYearOf(options.date);
  const lasting = {
    ...{ givenBy: "Claire Martin", givenOn: `30/08/${year - 3}`, reviewedOn: `12/06/${year}` },
    reason: "Droits de fonction, conseil pédagogique",
  };
  const ofTheYear = {
    ...{ givenBy: rupn, givenOn: frenchDay(new Date(Date.UTC(year, 8, 4))) },
    reason: `Droits de la rentrée ${year}`,
  };
  const given = populationGrants.map(
    ([target = "", role = "", holderKind = "", holder = ""]): SampleGrant => ({
      ...{ target, role, holderKind, holder },
      ...lasting,
    }),
  );
  return [
    ...given,
    ...toClasses(options).map((grant) => ({ ...grant, ...ofTheYear })),
    ...toLanguageGroups(people).map((grant) => ({ ...grant, ...ofTheYear })),
  ];
}

type Given = Pick<SampleGrant, "target" | "role" | "holderKind" | "holder">;

function toClasses({ pupils }: SampleOptions): Given[] {
  return sampleClasses(pupils).flatMap(({ code, level }) => {
    const to = { holderKind: holderWords.CLASS, holder: code };
    return [
      ...[...classPages, yearPage(level.digit)].map((target) => ({ target, role: "visiteur", ...to })),
      ...classServices.map((target) => ({ target, role: "accès", ...to })),
    ];
  });
}

function toLanguageGroups({ languageGroups }: SamplePeople): Given[] {
  return languageGroups.flatMap((holder) => {
    const target = groupPages[holder.slice(1, 4)];
    return target ? [{ target, role: "visiteur", holderKind: holderWords.GROUP, holder }] : [];
  });
}

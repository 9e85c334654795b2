import { schoolYearOf } from "@/lib/imports/rules/school-year";
import { sampleUai, type SampleOptions } from "../school";
import { escaped } from "../siecle";
import { isLeaving, sampleStaff, type StaffMember } from "./staff";

/** sts_emp: the staff of today, without any address. No official sample is published (domain § 7.3). */
export function* stswebXml(options: SampleOptions): Generator<string> {
  const year = schoolYearOf(options.date);
  yield `<?xml version="1.0" encoding="ISO-8859-15"?>\n<STS_EDT>\n`;
  yield `<PARAMETRES><UAJ CODE="${sampleUai}"/><ANNEE_SCOLAIRE ANNEE="${year}"/></PARAMETRES>\n<DONNEES>\n<INDIVIDUS>\n`;
  for (const member of sampleStaff(options)) if (!isLeaving(member)) yield individual(member);
  yield "</INDIVIDUS>\n</DONNEES>\n</STS_EDT>\n";
}

function individual({ id, lastName, usageName, firstName, bornOn, post }: StaffMember): string {
  const fields = {
    NOM_USAGE: (usageName ?? lastName).toLocaleUpperCase("fr"),
    NOM_PATRONYMIQUE: lastName.toLocaleUpperCase("fr"),
    PRENOM: firstName,
    DATE_NAISSANCE: bornOn.toISOString().slice(0, "AAAA-MM-JJ".length),
    FONCTION: post.code,
  };
  const content = Object.entries(fields).map(([tag, value]) => `<${tag}>${escaped(value)}</${tag}>`);
  return `<INDIVIDU ID="${id}" TYPE="epp">${content.join("")}</INDIVIDU>\n`;
}

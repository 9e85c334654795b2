import { samplePupils, type SamplePupil } from "../pupils";
import { sampleClasses, sampleSchoolName, sampleUai, type SampleOptions } from "../school";
import { escaped, frenchDay } from "../siecle";
import { academicMail, isLeaving, sampleStaff, type StaffMember } from "./staff";

const prologue = `<?xml version="1.0" encoding="ISO-8859-15"?>\n<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">\n<ficAlimMENESR>\n`;
const epilogue = "</ficAlimMENESR>\n";

/** The number that the académie gives the school. */
const structureId = "3104";

type Category = "EtabEducNat" | "PersEducNat" | "Eleve";
type Attributes = Readonly<Record<string, readonly (string | null)[]>>;

/** EtabEducNat: which number is which school. */
export function* structuresAaf({ pupils }: SampleOptions): Generator<string> {
  yield prologue;
  yield request("addRequest", "EtabEducNat", structureId, {
    ENTStructureJointure: [structureId],
    ENTStructureUAI: [sampleUai],
    ENTStructureNomCourant: [sampleSchoolName.toLocaleUpperCase("fr")],
    ENTStructureTypeStruct: ["COLLEGE"],
    ENTStructureClasses: sampleClasses(pupils).map(({ code, label }) => `${code}$${label}`),
  });
  yield epilogue;
}

/** PersEducNat: the staff. Their address is the académie’s own. */
export function* staffAaf(options: SampleOptions): Generator<string> {
  yield prologue;
  for (const member of sampleStaff(options))
    yield request("addRequest", "PersEducNat", String(member.id), staffAttributes(member));
  yield epilogue;
}

/** Eleve: the pupils of SIECLE who are still there. */
export function* pupilsAaf(options: SampleOptions): Generator<string> {
  yield prologue;
  for (const pupil of samplePupils(options))
    if (pupil.standing === "ENROLLED")
      yield request("addRequest", "Eleve", String(pupil.sourceId), pupilAttributes(pupil));
  yield epilogue;
}

/** PersEducNat of the next set: those who left since. */
export function* leaversAaf(options: SampleOptions): Generator<string> {
  yield prologue;
  for (const member of sampleStaff(options).filter(isLeaving))
    yield request("deleteRequest", "PersEducNat", String(member.id));
  yield epilogue;
}

/** One of them has no academic mailbox yet. */
function staffAttributes(member: StaffMember): Attributes {
  const { post, detail, classes, headOf, part } = member;
  const own = (values: readonly string[]) => values.map((value) => `${structureId}$${value}`);
  return {
    ...identity(member, String(member.id)),
    personalTitle: [member.isWoman ? "Mme" : "M."],
    mail: [part === "PRIVATE_ADMINISTRATOR" ? null : academicMail(member)],
    ENTPersonFonctions: own([[post.code, post.label, ...detail].join("$")]),
    ENTAuxEnsClasses: own(classes.map(({ code }) => code)),
    ENTAuxEnsClassesPrincipal: headOf ? own([headOf.code]) : [],
  };
}

function pupilAttributes(pupil: SamplePupil): Attributes {
  const { ine, schoolClass, groups, sourceId } = pupil;
  return {
    ...identity(pupil, String(sourceId)),
    ENTEleveINE: [ine?.value ?? null],
    ENTEleveClasses: [`${structureId}$${schoolClass.code}`],
    ENTEleveGroupes: groups.map((code) => `${structureId}$${code}`),
  };
}

type Person = { lastName: string; usageName: string | null; firstName: string; bornOn: Date };

/** In the directory `sn` is the name in use, and the birth name stands apart. */
function identity({ lastName, usageName, firstName, bornOn }: Person, id: string): Attributes {
  return {
    ENTPersonJointure: [id],
    sn: [(usageName ?? lastName).toLocaleUpperCase("fr")],
    ENTPersonNomPatro: [lastName.toLocaleUpperCase("fr")],
    givenName: [firstName],
    ENTPersonDateNaissance: [frenchDay(bornOn)],
    ENTPersonStructRattach: [structureId],
  };
}

function request(
  tag: "addRequest" | "deleteRequest",
  category: Category,
  id: string,
  attributes?: Attributes,
): string {
  const kind = category === "EtabEducNat" ? "categorieStructure" : "categoriePersonne";
  const said = Object.entries(attributes ?? {}).map(([name, values]) => attribute(name, values));
  const content = attributes ? `<attributes>${said.join("")}</attributes>` : "";
  return `<${tag}><operationalAttributes>${attribute(kind, [category])}</operationalAttributes><identifier><id>${id}</id></identifier>${content}</${tag}>\n`;
}

/** An attribute that has nothing to hold is left out. */
function attribute(name: string, values: readonly (string | null)[]): string {
  const held = values.filter((value) => value !== null).map((value) => `<value>${escaped(value)}</value>`);
  return held.length === 0 ? "" : `<attr name="${name}">${held.join("")}</attr>`;
}

import type { ReviewedGrant } from "@/lib/reviews/rules/closing";
import type { NamedSchool } from "@/lib/reviews/rules/sentence";
import type { Holding, RightsSchool } from "@/lib/rights/rules/model";

export const today = "2026-11-26";

const person = (id: string, firstName: string, more: Partial<Holding> = {}): Holding => ({
  ...{ id, lastName: "Dupont", usageName: null, firstName, login: null, profile: "ENS" },
  ...{ functions: [], classes: [], groups: [], status: "ACTIVE", isGuest: false },
  ...more,
});

export const grant = (more: Partial<ReviewedGrant> = {}): ReviewedGrant => ({
  id: "g1",
  target: { kind: "RUBRIC", id: "cdi" },
  role: "WRITER",
  holder: { kind: "ACCOUNT", accountId: "a1" },
  givenByName: "Anne Roy",
  givenOn: "2024-09-01",
  reason: null,
  endsOn: null,
  reviewedOn: null,
  revokedOn: null,
  revokedByName: null,
  ...more,
});

const rubric = (id: string, name: string, parentId: string | null) => ({
  ...{ id, key: id, name, parentId, inherits: true, inheritedCeiling: null },
});

export const named: NamedSchool = {
  accounts: [
    person("a1", "Jeanne"),
    person("a2", "Paul", { profile: "EVS" }),
    person("a3", "Rosa", { profile: null }),
  ],
  groups: [{ id: "gr", key: "cdi", name: "Équipe CDI", accountIds: ["a2"], groupIds: [] }],
  rubrics: [rubric("cdi", "CDI", "vs"), rubric("vs", "Vie scolaire", null)],
  services: [{ id: "msg", key: "msg", name: "Messagerie" }],
};

export const schoolOf = (...grants: ReviewedGrant[]): RightsSchool => ({ ...named, grants, today });

/** French text with plain spaces. */
export const plain = (text: string) => text.replaceAll("\u00A0", " ");

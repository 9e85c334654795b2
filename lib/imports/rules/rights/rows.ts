import type { GrantRole, RubricRole, TargetKind } from "@/lib/rights/rules/model";
import type { HolderWord } from "./words";

/** What one line of a list of rights says, once its words are read. Empty cells are null. */
export type RubricRow = {
  kind: "RUBRICS";
  line: number;
  key: string;
  name: string;
  parentKey: string | null;
  inherits: boolean | null;
  inheritedCeiling: RubricRole | null;
};

export type ServiceRow = { kind: "SERVICES"; line: number; key: string; name: string };

/** One member of a group a line; a group of nobody has one line without any. */
export type GroupRow = {
  kind: "GROUPS";
  line: number;
  key: string;
  name: string;
  memberKind: "ACCOUNT" | "GROUP" | null;
  member: string | null;
};

export type GrantRow = {
  kind: "GRANTS";
  line: number;
  targetKind: TargetKind | null;
  /** The key or the name of a rubric or of a service. */
  target: string;
  role: GrantRole | null;
  holderKind: HolderWord | null;
  holder: string;
  givenByName: string | null;
  givenOn: string | null;
  reason: string | null;
  endsOn: string | null;
  reviewedOn: string | null;
};

export type RightsRow = RubricRow | ServiceRow | GroupRow | GrantRow;

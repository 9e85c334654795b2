import type { Group, RightsSchool } from "./model";

/** A group as it is kept: what it holds by the keys that files use, and the members nobody answers to. */
export type StoredGroup = Group & {
  /** Made by the console to replace grants to persons. */
  isAdHoc: boolean;
  groupKeys: readonly string[];
  unknownMembers: readonly string[];
};

/** Everything a school says of rights, with its accounts. */
export type StoredRights = Omit<RightsSchool, "groups"> & { groups: readonly StoredGroup[] };

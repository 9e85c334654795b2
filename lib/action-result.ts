/** What a gesture answers to the screen: the form switches on `status`, and gets back what was typed. */
export type ActionResult =
  | { status: "idle" }
  /** `reveal` is shown once and kept nowhere: recovery codes. */
  | { status: "done"; message?: string; href?: string; reveal?: readonly string[] }
  | { status: "invalid"; fields: Record<string, string[] | undefined>; values: Record<string, string> }
  | { status: "refused"; reason: string; values: Record<string, string> }
  | { status: "stepUp"; reason: string | null; values: Record<string, string> };

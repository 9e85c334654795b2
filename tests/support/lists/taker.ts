import { takeList } from "@/lib/resets/actions/lists";
import { make } from "@/tests/support/gestures";

/** A process that confirms one list, given as JSON, to be killed in the middle. */
const { sessionToken, ...fields } = JSON.parse(process.argv[2] ?? "{}") as Record<string, string> & {
  sessionToken: string;
};
console.log((await make(takeList, fields, { sessionToken })).status);
process.exit(0);

import type { Role } from "@/lib/platform/permissions";
import { asRequest } from "@/lib/platform/request";
import { printSheets } from "@/lib/resets/documents";
import { principal } from "@/tests/integration/resets/campaigns";
import { makeOperator, type TestOperator } from "@/tests/support/factories";
import { type Fields, formOf } from "@/tests/support/gestures";
import { readPdf, solidText } from "@/tests/support/read-pdf";
import { makeStudents } from "@/tests/support/students";

/** Pupils of each class of the school of a test; the delegate holds the first. */
const sizes = { "6e A": 3, "6e B": 4 } as const;
export const everyone = sizes["6e A"] + sizes["6e B"];

/** A school of two classes, and somebody who holds the first beside their other roles. */
export async function school(roles: readonly Role[] = ["DELEGATE"]) {
  const { uai, operator } = await principal();
  const ids = await makeStudents(uai, everyone, (rank) => ({
    lastName: rank < sizes["6e A"] ? `ICI ${rank}` : `AILLEURS ${rank}`,
    className: rank < sizes["6e A"] ? "6e A" : "6e B",
    groups: rank < 1 || rank > 5 ? ["LATIN"] : [],
  }));
  const delegate = await makeOperator({ uai, roles, classNames: ["6e A"] });
  return { uai, operator, delegate, mine: ids.slice(0, sizes["6e A"]), others: ids.slice(sizes["6e A"]) };
}

export const as = <Result>({ sessionToken }: TestOperator, work: () => Promise<Result>) =>
  asRequest({ now: new Date(), sessionToken }, work);

/** The text of a document without its white, or why there is none. */
export async function printed(operator: TestOperator, fields: Fields): Promise<string> {
  const result = await as(operator, () => printSheets(formOf({ contenu: "BOTH", ...fields })));
  if (result.status !== "printed") return result.status;
  const pdf = await readPdf([new Uint8Array(await result.response.arrayBuffer())]);
  return pdf.pages.map(solidText).join("");
}

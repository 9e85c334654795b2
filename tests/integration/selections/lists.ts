import { searchLeak } from "@/lib/selections/uploads";
import { environment } from "@/lib/platform/env";
import type { UploadResult } from "@/lib/platform/define-upload";
import { asRequest } from "@/lib/platform/request";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";
import { makeStudents } from "@/tests/support/students";

export async function school() {
  const { uai } = await makeSchool();
  return { uai, operator: await makeOperator({ uai }) };
}

export const as = <Result>(
  { sessionToken }: Pick<TestOperator, "sessionToken">,
  work: () => Promise<Result>,
) => asRequest({ now: new Date(), sessionToken }, work);

/** Sends a list as the page would: pasted when it is a text, dropped when it is a file. */
export function sendList(
  uai: string,
  operator: Pick<TestOperator, "sessionToken">,
  list: string | File,
  origin = environment().APP_URL,
): Promise<UploadResult> {
  const body = new FormData();
  if (typeof list === "string") body.set("texte", list);
  else body.set("fichier", list);
  const request = new Request(`http://console.test/api/fuites/${uai}`, {
    method: "POST",
    body,
    headers: { origin },
  });
  return as(operator, () => searchLeak(request, uai));
}

/** The id of the search that a list led to. */
export async function search(uai: string, operator: TestOperator, list: string | File): Promise<string> {
  const result = await sendList(uai, operator, list);
  if (result.status !== "received") throw new Error(result.reason);
  return result.ids[0] ?? "";
}

export const selections = (uai: string) =>
  asOwner<{ id: string; source: string; student_ids: string[] }>(
    "select id, source, student_ids from student_selection where uai = $1 order by created_at",
    [uai],
  );

/** Three pupils of 6e A, the two homonyms of two other classes. */
export async function filled() {
  const place = await school();
  const names = [
    { lastName: "DUPONT", firstName: "Jean", identifier: "jean.dupont12", className: "6e A" },
    { lastName: "MARTIN", firstName: "Zoé", identifier: "zoe.martin", className: "6e A", ine: "123456789AB" },
    { lastName: "D’ŒUVRE", firstName: "Chloé", identifier: "chloe.oeuvre", className: "6e A" },
    { lastName: "ROY", firstName: "Léa", identifier: "lea.roy1", className: "5e B" },
    { lastName: "ROY", firstName: "Léa", identifier: "lea.roy2", className: "4 D" },
  ];
  const ids = await makeStudents(place.uai, names.length, (rank) => names[rank] ?? {});
  const [jean = "", zoe = "", chloe = "", lea1 = "", lea2 = ""] = ids;
  return { ...place, jean, zoe, chloe, lea1, lea2 };
}

/** What a dump may say of them: exact, normalised twice, doubtful, unknown, a password alone. */
export const list = [
  "jean.dupont12:S3cret",
  "ZOE.MARTIN:azerty",
  "doeuvre chloe",
  "ROY Léa",
  "inconnu.total99:pw",
  "",
  "Password: azerty",
].join("\r\n");

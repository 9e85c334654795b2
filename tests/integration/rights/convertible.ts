import { randomUUID } from "node:crypto";
import { prepareConversion } from "@/lib/rights/actions";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { elodie, jeanne, paul, schoolOf } from "../people/school";
import { grants, importRights } from "./school";

export const teachers = [
  jeanne,
  { Nom: "NGUYEN", Prénom: "Lan", Profil: "Enseignant", "Identifiant ENT": "l.nguyen" },
  { Nom: "SILVA", Prénom: "Rui", Profil: "Enseignant", "Identifiant ENT": "r.silva" },
];

/** Three teachers hold a service each by name: exactly the profile of teachers. */
export async function convertible() {
  const school = await schoolOf(...teachers, elodie, paul);
  await importRights(school.desk, "SERVICES", [{ Service: "msg", "Nom du service": "Messagerie" }]);
  await importRights(
    school.desk,
    "GRANTS",
    ["j.dupont", "l.nguyen", "r.silva"].map((Bénéficiaire) => ({ Cible: "msg", Bénéficiaire })),
  );
  const [first] = await asOwner<{ id: string }>("select id from ent_service where uai = $1", [school.uai]);
  return { ...school, target: `SERVICE:${first?.id ?? ""}` };
}

type School = Awaited<ReturnType<typeof convertible>>;

/** The grants of a school that nobody revoked. */
export const inForce = async (uai: string) =>
  (await grants(uai)).filter(({ revoked_on: revokedOn }) => revokedOn === null);

/** Prepares the conversion of that service, by the proposal of this kind and rank for this role. */
export async function prepare({ uai, operator, target }: School, kind = "exact", rank = 0, role = "ACCESS") {
  const requestId = randomUUID();
  const outcome = await make(
    prepareConversion,
    { uai, requestId, ajouts: "0", choix: `${target}|${role}|${kind}|${String(rank)}` },
    operator,
  );
  const [batch] = await asOwner<{ id: string; status: string }>(
    "select id, status from rights_batch where request_id = $1",
    [requestId],
  );
  return { outcome, batchId: batch?.id ?? "" };
}

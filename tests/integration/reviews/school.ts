import { randomUUID } from "node:crypto";
import { dayPlus } from "@/lib/accounts/rules/days";
import { parisDay } from "@/lib/paris-day";
import type { Role } from "@/lib/platform/permissions";
import { asRequest } from "@/lib/platform/request";
import { closeReview, decideRight, openReview } from "@/lib/reviews/actions";
import { makeOperator, type TestOperator } from "@/tests/support/factories";
import { type Fields, make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { elodie, jeanne, paul, schoolOf } from "../people/school";
import { importRights } from "../rights/school";

export const today = parisDay(new Date());
export const inDays = (days: number) => dayPlus(today, days);

/** Three people with a right in person each, and two rights of populations. */
export async function schoolOfRights() {
  const held = await schoolOf(jeanne, elodie, paul);
  await importRights(held.desk, "RUBRICS", [
    { Rubrique: "vs", "Nom de la rubrique": "Vie scolaire" },
    { Rubrique: "cdi", "Nom de la rubrique": "CDI", "Rubrique parente": "vs" },
  ]);
  await importRights(held.desk, "SERVICES", [{ Service: "msg", "Nom du service": "Messagerie" }]);
  await importRights(held.desk, "GRANTS", [
    {
      Cible: "cdi",
      Rôle: "rédacteur",
      Bénéficiaire: "j.dupont",
      "Donné par": "Anne Roy",
      "Donné le": "01/09/2024",
    },
    { Cible: "cdi", Rôle: "visiteur", "Type de bénéficiaire": "Profil", Bénéficiaire: "Enseignant" },
    { Cible: "msg", Bénéficiaire: "e.martin", Motif: "Intérim" },
    { Cible: "msg", Bénéficiaire: "p.leroy" },
    { Cible: "msg", "Type de bénéficiaire": "Tout l’ENT" },
  ]);
  return held;
}

export type ReviewSchool = Awaited<ReturnType<typeof schoolOfRights>>;

export const colleague = ({ uai }: { uai: string }, role: Role = "PRINCIPAL") =>
  makeOperator({ uai, roles: [role] });

export const opening = (uai: string, reviewers: readonly TestOperator[], more: Fields = {}): Fields => ({
  ...{ uai, requestId: randomUUID(), nom: "Revue annuelle", quoi: "PERSONAL", echeance: inDays(60) },
  ...{ relecteur: reviewers.map(({ id }) => id), ...more },
});

/** Opens a review and answers its id. */
export async function open(
  { uai, operator }: ReviewSchool,
  reviewers: readonly TestOperator[] = [operator],
  more: Fields = {},
): Promise<string> {
  const outcome = await make(openReview, opening(uai, reviewers, more), operator);
  if (outcome.status !== "led") throw new Error(JSON.stringify(outcome));
  return outcome.href.split("/").at(-1) ?? "";
}

export type ItemRow = {
  seq: number;
  grant_id: string;
  sentence: string;
  reviewer_id: string;
  delegated_from: string | null;
  decision: string | null;
  limit_on: string | null;
  reason: string | null;
  decided_by_name: string | null;
  elapsed_ms: number | null;
  outcome: string | null;
};

export const items = (campaignId: string) =>
  asOwner<ItemRow>("select * from review_item where campaign_id = $1 order by seq", [campaignId]);

type CampaignRow = {
  id: string;
  kind: string;
  status: string;
  deadline: string;
  scope: { words: string };
  request_id: string;
  batch_id: string | null;
  sha256: string | null;
};

export const campaigns = (uai: string) =>
  asOwner<CampaignRow>("select * from review_campaign where uai = $1 order by created_at, id", [uai]);

/** Decides on a line as its screen shows it. */
export async function decide(
  { uai }: { uai: string },
  by: TestOperator,
  campaignId: string,
  [ligne, decision]: readonly [number, string],
  more: Fields = {},
) {
  const phrase = (await items(campaignId)).find(({ seq }) => seq === ligne)?.sentence ?? "";
  const fields = { uai, campaignId, ligne: String(ligne), decision, phrase, motif: "", jusquAu: "", ...more };
  return make(decideRight, fields, by);
}

export const close = (
  { uai, operator }: ReviewSchool,
  campaignId: string,
  retraits: number,
  more: Fields = {},
) => make(closeReview, { uai, campaignId, retraits: String(retraits), ...more }, operator);

export const as = <Result>({ sessionToken }: TestOperator, work: () => Promise<Result>, now = new Date()) =>
  asRequest({ now, sessionToken }, work);

export const told = (recipientId: string) =>
  asOwner<{ kind: string; text: string; read_at: Date | null }>(
    "select kind, text, read_at from notification where recipient_id = $1 and kind::text like 'REVIEW%' order by created_at",
    [recipientId],
  );

export const because = { motif: "A changé de poste" };

/** French text with plain spaces. */
export const plain = (text: string | null | undefined) => text?.replaceAll("\u00A0", " ");

/** A review of the three personal rights: one kept, one removed, one limited. */
export async function decidedReview() {
  const school = await schoolOfRights();
  const id = await open(school);
  await decide(school, school.operator, id, [1, "KEEP"], { duree: "5000" });
  await decide(school, school.operator, id, [2, "REMOVE"], because);
  await decide(school, school.operator, id, [3, "LIMIT"], { ...because, jusquAu: inDays(30) });
  return { school, id, lines: await items(id) };
}

/** What became of a grant. */
export const grantOf = async (uai: string, id: string | undefined) => {
  const [row] = await asOwner<{
    revoked_on: string | null;
    ends_on: string | null;
    reviewed_on: string | null;
  }>("select revoked_on, ends_on, reviewed_on from rights_grant where uai = $1 and id = $2", [uai, id]);
  return row;
};

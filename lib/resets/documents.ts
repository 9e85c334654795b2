import "server-only";
import { accept, refuse, type Decision } from "@/lib/decision";
import { defineDocument } from "@/lib/platform/define-document";
import { unseal } from "@/lib/platform/sealing";
import { checkSheets, renderSheets } from "@/lib/sheets/documents";
import type { SheetClass } from "@/lib/sheets/rules";
import { usualLayout } from "@/lib/sheets/rules/layout";
import { decidePrint } from "./rules/lifecycle";
import { printSchema } from "./schema";
import { campaignKey, secretData } from "./seals";
import { type Campaign, lockCampaign } from "./store/campaigns";
import { findPrintContext } from "./store/school";
import { addSheets, listPrintable, type PrintableStudent } from "./store/sheets";

/**
 * The credential sheets of a campaign, all classes or some: the only place where a provisional password is opened,
 * and only into the document. Journalled for each pupil before the first byte leaves.
 */
export const printSheets = defineDocument({
  permission: "sheet:print",
  audit: "sheet.printed",
  stepUp: true,
  input: printSchema,
  async prepare({ input, actor, now, tx }) {
    const campaign = await lockCampaign(tx, actor.scope, input.campaignId);
    if (!campaign) return refuse("Cette campagne n’existe pas.");
    const decision = decidePrint(campaign, now);
    if (!decision.accepted) return decision;
    const students = await listPrintable(tx, campaign, input.classe);
    const [first, ...others] = students.map(({ studentId }) => ({
      kind: "student",
      id: studentId,
      detail: { campaignId: campaign.id, contents: input.contenu },
    }));
    const school = await findPrintContext(tx, campaign.uai);
    if (!first || !school) return refuse("Aucun mot de passe encore valable à imprimer pour ce choix.");

    const classes = openClasses(campaign, students);
    const check = checkSheets(classes);
    if (!check.accepted) return check;
    await addSheets(
      tx,
      campaign,
      input.contenu,
      classes.map(({ key, students: printed }) => ({ className: key, studentCount: printed.length })),
      { at: now, by: actor.id, byName: actor.name },
    );
    return acceptDocument({
      targets: [first, ...others],
      fileName: `${campaign.name} - ${documentLabel(classes)}.pdf`,
      contentType: "application/pdf",
      write: () =>
        renderSheets({ ...usualLayout, contents: input.contenu }, classes, {
          schoolName: school.name,
          uai: campaign.uai,
          campaignName: campaign.name,
          address: school.signInAddress,
          validUntil: campaign.validUntil,
          printedAt: now,
          printedBy: actor.name,
        }),
    });
  },
});

const acceptDocument = <Document>(document: Document): Decision<Document> => accept(document);

type OpenedClass = SheetClass & { key: string };

function openClasses(campaign: Campaign, students: readonly PrintableStudent[]): OpenedClass[] {
  const dataKey = campaignKey(campaign);
  const classes = new Map<string, PrintableStudent[]>();
  for (const student of students) {
    const key = student.className ?? "";
    const known = classes.get(key);
    if (known) known.push(student);
    else classes.set(key, [student]);
  }
  return [...classes].map(([key, members]) => ({
    key,
    name: key === "" ? "Sans classe" : key,
    students: members.map(({ sealed, secretId, ...student }) => ({
      ...student,
      listNumber: null,
      provisionalPassword: unseal(dataKey, Buffer.from(sealed), secretData(campaign.uai, secretId)).toString(
        "utf8",
      ),
    })),
  }));
}

function documentLabel(classes: readonly OpenedClass[]): string {
  const [only, ...others] = classes;
  return only && others.length === 0 ? only.name : `${classes.length} classes`;
}

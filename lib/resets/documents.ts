import "server-only";
import { accept, refuse, type Decision } from "@/lib/decision";
import { parisDay } from "@/lib/paris-day";
import { defineDocument } from "@/lib/platform/define-document";
import { checkSheetsZip, renderSheetsZip } from "@/lib/sheets/archive";
import { checkSheets, renderHandOutList, renderSheets, renderStudentSheet } from "@/lib/sheets/documents";
import type { SheetContext } from "@/lib/sheets/rules";
import type { SheetLayout } from "@/lib/sheets/rules/layout";
import { layoutOf } from "@/lib/sheets/schema";
import { decidePrint } from "./rules/lifecycle";
import { byClass, classNameOf, documentName } from "./rules/sheet-classes";
import { printSchema, receiversSchema } from "./schema";
import { type OpenedClass, openClasses } from "./seals";
import { lockPrintedCampaign, type PrintedCampaign } from "./store/campaigns";
import { listReceivers } from "./store/hand-over";
import { addSheets, listPrintable } from "./store/sheets";

const unknownCampaign = "Cette campagne n’existe pas.";

/**
 * The credential sheets of a campaign, all classes, some, or one pupil again: the only place where a provisional
 * password is opened, and only into the document. Journalled for each pupil before the first byte leaves.
 */
export const printSheets = defineDocument({
  permission: "sheet:print",
  audit: "sheet.printed",
  stepUp: true,
  input: printSchema,
  async prepare({ input, actor, now, tx }) {
    const campaign = await lockPrintedCampaign(tx, actor.scope, input.campaignId);
    if (!campaign) return refuse(unknownCampaign);
    const decision = decidePrint(campaign, now);
    if (!decision.accepted) return decision;
    const reprintOf = input.eleve ?? null;
    const students = await listPrintable(tx, campaign, {
      classes: input.classe,
      studentId: reprintOf,
      today: parisDay(now),
    });
    const [first, ...others] = students.map(({ studentId }) => ({
      kind: "student",
      id: studentId,
      detail: {
        campaignId: campaign.id,
        contents: reprintOf ? "SLIPS" : input.contenu,
        reprint: !!reprintOf,
      },
    }));
    if (!first) return refuse("Aucun mot de passe encore valable à imprimer pour ce choix.");

    const classes = openClasses(campaign, students);
    const printed = choosePrint(
      classes,
      layoutOf(input.contenu, input),
      contextOf(campaign, actor.name, now),
      {
        isZip: input.fichier === "ZIP",
        reprintOf,
      },
    );
    if (!printed.accepted) return printed;
    await addSheets(
      tx,
      campaign,
      reprintOf ? "SLIPS" : input.contenu,
      classes.map(({ key, students: of }) => ({ className: key, studentCount: of.length })),
      {
        at: now,
        by: actor.id,
        byName: actor.name,
        studentIds: students.map(({ studentId }) => studentId),
        reprintOf,
      },
    );
    return acceptDocument({
      targets: [first, ...others],
      fileName: `${documentName(campaign.name, classes, reprintOf !== null)}.${printed.change.extension}`,
      contentType: printed.change.contentType,
      write: printed.change.write,
    });
  },
});

type Print = { extension: string; contentType: string; write: () => AsyncIterable<Uint8Array> };

function choosePrint(
  classes: readonly OpenedClass[],
  layout: SheetLayout,
  context: SheetContext,
  { isZip, reprintOf }: { isZip: boolean; reprintOf: string | null },
): Decision<Print> {
  const check = isZip ? checkSheetsZip(classes) : checkSheets(classes);
  if (!check.accepted) return check;
  if (isZip)
    return accept({
      extension: "zip",
      contentType: "application/zip",
      write: () => renderSheetsZip(layout, classes, context),
    });
  const [only] = classes;
  const student = only?.students[0];
  return accept({
    extension: "pdf",
    contentType: "application/pdf",
    write: () =>
      reprintOf !== null && only && student
        ? renderStudentSheet(layout, only.name, student, context)
        : renderSheets(layout, classes, context),
  });
}

/** The teacher's page: the names of a class to tick and sign as sheets are given. It holds nothing to keep secret. */
export const printReceivers = defineDocument({
  permission: "sheet:hand-out",
  audit: "sheet.list-printed",
  input: receiversSchema,
  async prepare({ input, actor, now, tx }) {
    const campaign = await lockPrintedCampaign(tx, actor.scope, input.campaignId);
    if (!campaign) return refuse(unknownCampaign);
    const students = await listReceivers(tx, campaign, input.classe);
    if (students.length === 0) return refuse("Aucun élève de ce choix n’a de feuille à recevoir.");
    const classes = byClass(students).map(({ key, members }) => ({
      name: classNameOf(key),
      key,
      students: members.map((student) => ({ ...student, listNumber: null })),
    }));
    return acceptDocument({
      targets: [
        { kind: "campaign", id: campaign.id, detail: { classes: classes.length, students: students.length } },
      ],
      fileName: `Émargement - ${documentName(campaign.name, classes, false)}.pdf`,
      contentType: "application/pdf",
      write: () => renderHandOutList(classes, contextOf(campaign, actor.name, now)),
    });
  },
});

const acceptDocument = <Document>(document: Document): Decision<Document> => accept(document);

function contextOf(campaign: PrintedCampaign, printedBy: string, printedAt: Date): SheetContext {
  return {
    schoolName: campaign.schoolName,
    uai: campaign.uai,
    campaignName: campaign.name,
    address: campaign.signInAddress,
    validUntil: campaign.validUntil,
    printedAt,
    printedBy,
  };
}

import "server-only";
import { frenchMoment } from "@/lib/french";
import { paper } from "./documents/canvas";
import { plain } from "./documents/fonts";
import { writeDocument } from "./documents/sheet-document";
import { drawWorkOrder, planWorkOrder, type WorkOrderLine } from "./documents/tables/work-order";
import { fitText } from "./documents/text-fit";

const footWidth = paper.width - 2 * paper.margin - 60;
const firstTitle = "Changements à reporter dans l’ENT";

/** One tagged PDF of what a school has to do by hand in its ENT. It holds no secret. */
export function renderWorkOrder(
  lines: readonly WorkOrderLine[],
  context: { schoolName: string; uai: string; printedAt: Date; printedBy: string },
): AsyncGenerator<Uint8Array, void, undefined> {
  const { schoolName, uai, printedAt, printedBy } = context;
  const plan = planWorkOrder({ title: firstTitle, subtitle: `${schoolName} · ${uai}`, lines });
  const foot = `Imprimé le ${frenchMoment(printedAt)} par ${printedBy}`;
  return writeDocument(`${firstTitle} – ${schoolName}`, context, [
    {
      className: "",
      bookmark: firstTitle,
      foot: [fitText(plain(foot), "regular", { width: footWidth, size: 7.5, minSize: 6, maxHeight: 10 })],
      pages: plan.pages.length,
      draw: (canvas, section) => drawWorkOrder(canvas, section, plan),
    },
  ]);
}

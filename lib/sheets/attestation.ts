import "server-only";
import { frenchMoment } from "@/lib/french";
import { paper } from "./documents/canvas";
import { plain } from "./documents/fonts";
import { writeDocument } from "./documents/sheet-document";
import { drawAttestation, planAttestation, type PrintedAttestation } from "./documents/tables/attestation";
import { fitText } from "./documents/text-fit";

const footWidth = paper.width - 2 * paper.margin - 60;
const title = "Attestation de revue des droits";

/** One tagged PDF of what a review decided, right by right. It holds no secret. */
export function renderAttestation(
  content: Pick<PrintedAttestation, "facts" | "warning" | "lines">,
  context: { schoolName: string; uai: string; printedAt: Date; printedBy: string; sha256: string },
): AsyncGenerator<Uint8Array, void, undefined> {
  const { schoolName, uai, printedAt, printedBy, sha256 } = context;
  const plan = planAttestation({ ...content, title, subtitle: `${schoolName} · ${uai}`, sha256 });
  const printed = `Imprimée le ${frenchMoment(printedAt)} par ${printedBy}`;
  const foot = [printed, `SHA-256 : ${sha256}`].map((text) =>
    fitText(plain(text), "regular", { width: footWidth, size: 7.5, minSize: 6, maxHeight: 10 }),
  );
  return writeDocument(`${title} – ${schoolName}`, context, [
    {
      className: "",
      bookmark: title,
      foot,
      pages: plan.pages.length,
      draw: (canvas, section) => drawAttestation(canvas, section, plan),
    },
  ]);
}

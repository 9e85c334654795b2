import "server-only";
import { Readable } from "node:stream";
import { accept } from "@/lib/decision";
import { defineDocument } from "@/lib/platform/define-document";
import { parisDay } from "@/lib/paris-day";
import { studentsCsv } from "./rules/export";
import { studentFilterSchema } from "./schema";
import { listForExport } from "./store/list";

/** The pupils that match the filters, as CSV. Journalled with their number: the file leaves the console. */
export const exportStudents = defineDocument({
  permission: "student:read",
  audit: "student.exported",
  input: studentFilterSchema,
  async prepare({ input, actor, now, tx }) {
    const today = parisDay(now);
    const students = await listForExport(tx, actor.scope, { filter: input, today });
    return accept({
      targets: [{ kind: "establishment", id: actor.uai ?? "", detail: { selected: students.length } }],
      fileName: `Élèves ${actor.uai ?? ""} ${today}.csv`,
      contentType: "text/csv; charset=utf-8",
      write: () => Readable.from([Buffer.from(studentsCsv(students), "utf8")]),
    });
  },
});

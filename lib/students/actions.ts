"use server";

import { accept, refuse } from "@/lib/decision";
import { defineAction } from "@/lib/platform/define-action";
import { decideRelease, decideWithholding } from "./rules/withholding";
import { studentSchema, withholdSchema } from "./schema";
import { lockStudent, saveWithheldReason } from "./store/student";

const unknownStudent = "Cet élève n’existe pas.";

/**
 * Keeps a pupil out of every reset until released. The reason stays with the pupil: the journal, which nothing
 * corrects, only says who and when.
 */
export const withholdStudent = defineAction({
  permission: "student:withhold",
  audit: "student.withheld",
  input: withholdSchema,
  async run({ input, actor, tx }) {
    const student = await lockStudent(tx, actor.scope, input.studentId);
    if (!student) return refuse(unknownStudent);
    const decision = decideWithholding(student, input.motif);
    if (!decision.accepted) return decision;
    await saveWithheldReason(tx, student, decision.change.withheldReason);
    return accept({
      targets: [{ kind: "student", id: student.id }],
      message: "Cet élève est écarté des réinitialisations.",
    });
  },
});

/** Lets resets reach a pupil again. */
export const releaseStudent = defineAction({
  permission: "student:withhold",
  audit: "student.released",
  input: studentSchema,
  async run({ input, actor, tx }) {
    const student = await lockStudent(tx, actor.scope, input.studentId);
    if (!student) return refuse(unknownStudent);
    const decision = decideRelease(student);
    if (!decision.accepted) return decision;
    await saveWithheldReason(tx, student, decision.change.withheldReason);
    return accept({
      targets: [{ kind: "student", id: student.id }],
      message: "Les réinitialisations concernent de nouveau cet élève.",
    });
  },
});

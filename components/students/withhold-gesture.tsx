import { ActionForm } from "@/components/ui/action-form";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { Textarea } from "@/components/ui/form/textarea";
import { releaseStudent, withholdStudent } from "@/lib/students/actions";
import { longestReason } from "@/lib/students/rules/withholding";

type Props = { uai: string; studentId: string; withheldReason: string | null };

/** Keeps the pupil out of resets, with a reason; or lets resets reach the pupil again. */
export function WithholdGesture({ uai, studentId, withheldReason }: Props) {
  if (withheldReason !== null) {
    return (
      <ActionForm action={releaseStudent} uai={uai} tone="secondary" submitLabel="Ne plus écarter">
        <input type="hidden" name="studentId" value={studentId} />
      </ActionForm>
    );
  }
  return (
    <Dialog trigger="Écarter des réinitialisations" title="Écarter cet élève des réinitialisations ?">
      <Consequences
        what="Les prochaines campagnes laissent son mot de passe tel qu’il est."
        who="Cet élève seulement, dans cet établissement."
        undo="Oui, à tout moment, par « Ne plus écarter »."
      />
      <ActionForm action={withholdStudent} uai={uai} submitLabel="Écarter cet élève" aside={<DialogCancel />}>
        <input type="hidden" name="studentId" value={studentId} />
        <Textarea
          name="motif"
          label="Motif"
          help="Une phrase. Elle reste sur la fiche de l’élève ; n’y écrivez rien de sensible."
          rows={3}
          maxLength={longestReason}
        />
      </ActionForm>
    </Dialog>
  );
}

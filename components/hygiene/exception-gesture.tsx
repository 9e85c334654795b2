import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { Textarea } from "@/components/ui/form/textarea";
import { NamedGesture } from "@/components/ui/named-gesture";
import { dayPlus } from "@/lib/accounts/rules/days";
import { grantException, withdrawException } from "@/lib/hygiene/actions";
import { longestExceptionDays } from "@/lib/hygiene/rules/exceptions";
import { grantRightsException } from "@/lib/rights/actions";

type Sheet = { id: string; title: string };

/** `subject` says of whom or of what to those who hear a list of buttons. */
type Props = { uai: string; subject: string; sheet: Sheet; today: string };

/** Accepts a finding on an account: why, who answers for it, until when. */
export function ExceptionGesture(props: Props & { accountId: string }) {
  const { accountId, ...rest } = props;
  return <ExceptionDialog {...rest} action={grantException} about={[["accountId", accountId]]} />;
}

/** The same for a finding on rights. */
export function RightsExceptionGesture(props: Props & { subjectId: string; accountId: string | null }) {
  const { subjectId, accountId, ...rest } = props;
  const about = [
    ["subjectId", subjectId],
    ["accountId", accountId ?? ""],
  ] as const;
  return <ExceptionDialog {...rest} action={grantRightsException} about={about} />;
}

type DialogProps = Props & {
  action: FormAction;
  about: readonly (readonly [name: string, value: string])[];
};

function ExceptionDialog({ uai, subject, sheet, today, action, about }: DialogProps) {
  return (
    <Dialog
      trigger={<NamedGesture verb="Exception" subject={subject} />}
      title={`Accepter ce constat : ${sheet.title}`}
    >
      <ActionForm action={action} uai={uai} submitLabel="Enregistrer l’exception" aside={<DialogCancel />}>
        <HiddenFields fields={[["rule", sheet.id], ...about]} />
        <Textarea
          name="reason"
          label="Raison"
          help="Une phrase. Elle reste affichée."
          rows={2}
          maxLength={300}
        />
        <Field name="owner" label="Qui en répond" autoComplete="off" />
        <Field
          name="endsOn"
          type="date"
          label="Jusqu’au"
          help="Un an au plus : le constat se rouvre ensuite."
          min={today}
          max={dayPlus(today, longestExceptionDays)}
        />
      </ActionForm>
    </Dialog>
  );
}

export function ReopenGesture({
  uai,
  subject,
  exceptionId,
}: Pick<Props, "uai" | "subject"> & { exceptionId: string }) {
  return (
    <ActionForm
      action={withdrawException}
      uai={uai}
      tone="secondary"
      submitLabel={<NamedGesture verb="Retirer l’exception" subject={subject} />}
    >
      <input type="hidden" name="exceptionId" value={exceptionId} />
    </ActionForm>
  );
}

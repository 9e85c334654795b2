import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { Textarea } from "@/components/ui/form/textarea";
import { dayPlus } from "@/lib/accounts/rules/days";
import { grantException, withdrawException } from "@/lib/hygiene/actions";
import { longestExceptionDays } from "@/lib/hygiene/rules/exceptions";
import { grantRightsException } from "@/lib/rights/actions";

type Sheet = { id: string; title: string };

/** Accepts a finding on an account: why, who answers for it, until when. */
export function ExceptionGesture(props: {
  uai: string;
  accountId: string;
  sheet: Sheet;
  today: string;
  /** Whom the finding is about. */
  of: string;
}) {
  const { accountId, ...rest } = props;
  return <ExceptionDialog {...rest} action={grantException} about={[["accountId", accountId]]} />;
}

/** The same for a finding on rights. */
export function RightsExceptionGesture(props: {
  uai: string;
  subjectId: string;
  accountId: string | null;
  sheet: Sheet;
  today: string;
}) {
  const { subjectId, accountId, ...rest } = props;
  const about = [
    ["subjectId", subjectId],
    ["accountId", accountId ?? ""],
  ] as const;
  return <ExceptionDialog {...rest} action={grantRightsException} about={about} />;
}

type DialogProps = {
  uai: string;
  sheet: Sheet;
  today: string;
  action: FormAction;
  about: readonly (readonly [name: string, value: string])[];
  of?: string;
};

function ExceptionDialog({ uai, sheet, today, action, about, of }: DialogProps) {
  return (
    <Dialog
      trigger={
        <>
          Exception<span className="sr-only">{` : ${sheet.title}${of === undefined ? "" : `, ${of}`}`}</span>
        </>
      }
      title={`Accepter ce constat : ${sheet.title}`}
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
          help="Un an au plus : le constat se rouvre ensuite."
          min={today}
          max={dayPlus(today, longestExceptionDays)}
        />
      </ActionForm>
    </Dialog>
  );
}

/** `of` says which, to those who hear the buttons one after the other. */
export function ReopenGesture({ uai, exceptionId, of }: { uai: string; exceptionId: string; of?: string }) {
  return (
    <ActionForm
      action={withdrawException}
      uai={uai}
      tone="secondary"
      submitLabel={
        <>Retirer l’exception{of !== undefined && <span className="sr-only">{` : ${of}`}</span>}</>
      }
    >
      <input type="hidden" name="exceptionId" value={exceptionId} />
    </ActionForm>
  );
}

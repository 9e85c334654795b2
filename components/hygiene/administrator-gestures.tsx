import { nameOf } from "@/components/accounts/account-words";
import { ActionForm } from "@/components/ui/action-form";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import type { Account } from "@/lib/accounts/rules/account";
import { dayPlus } from "@/lib/accounts/rules/days";
import {
  designateAdministrator,
  requestReplacement,
  withdrawAdministrator,
} from "@/lib/administrators/actions";
import { grantException, withdrawException } from "@/lib/hygiene/actions";
import { longestExceptionDays } from "@/lib/hygiene/rules/exceptions";
import type { RuleSheet } from "@/lib/hygiene/rules/finding";

type About = { uai: string; account: Account };

/** Asks the person, by mail where the console may send some, to put their own academic address. */
export function ReplacementGesture({ uai, account }: About) {
  return (
    <Dialog trigger="Demander le remplacement" title="Demander le remplacement de ce compte ?">
      <Consequences
        what="La demande est écrite au journal. Si la console peut envoyer des courriels, le chef d’établissement la reçoit ; sinon, elle vous donne le texte à transmettre."
        who={`${nameOf(account)}, administrateur de l’ENT.`}
        undo="Rien ne change dans l’ENT."
      />
      <ActionForm
        action={requestReplacement}
        uai={uai}
        submitLabel="Demander le remplacement"
        aside={<DialogCancel />}
      >
        <input type="hidden" name="accountId" value={account.id} />
      </ActionForm>
    </Dialog>
  );
}

export function WithdrawGesture({ uai, account }: About) {
  return (
    <Dialog
      trigger="Retirer la fonction"
      triggerTone="secondary"
      title="Retirer la fonction d’administrateur ?"
      danger
    >
      <Consequences
        what="Cette personne n’administre plus l’ENT."
        who={`${nameOf(account)}. Son compte reste actif.`}
        undo="Oui, en la désignant de nouveau."
      />
      <ActionForm
        action={withdrawAdministrator}
        uai={uai}
        tone="danger"
        submitLabel="Retirer la fonction"
        aside={<DialogCancel />}
      >
        <input type="hidden" name="accountId" value={account.id} />
      </ActionForm>
    </Dialog>
  );
}

/** Makes known somebody who administers the ENT and whom no file says so of. */
export function DesignateGesture({ uai, staff }: { uai: string; staff: readonly Account[] }) {
  const others = staff.filter(({ isAdministrator }) => !isAdministrator);
  return (
    <Dialog trigger="Désigner un administrateur" title="Désigner un administrateur">
      <ActionForm action={designateAdministrator} uai={uai} submitLabel="Désigner" aside={<DialogCancel />}>
        <Select
          name="accountId"
          label="Personne"
          help="Quelqu’un qui administre déjà l’ENT et qu’aucun fichier ne désigne."
          placeholder="Choisir"
          options={others.map((account) => ({ value: account.id, label: nameOf(account) }))}
        />
      </ActionForm>
    </Dialog>
  );
}

export function ExceptionGesture({
  uai,
  account,
  sheet,
  today,
}: About & { sheet: RuleSheet; today: string }) {
  return (
    <Dialog trigger="Exception" title={`Accepter ce constat : ${sheet.title}`}>
      <ActionForm
        action={grantException}
        uai={uai}
        submitLabel="Enregistrer l’exception"
        aside={<DialogCancel />}
      >
        <input type="hidden" name="rule" value={sheet.id} />
        <input type="hidden" name="accountId" value={account.id} />
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

export function ReopenGesture({ uai, exceptionId }: { uai: string; exceptionId: string }) {
  return (
    <ActionForm action={withdrawException} uai={uai} tone="secondary" submitLabel="Retirer l’exception">
      <input type="hidden" name="exceptionId" value={exceptionId} />
    </ActionForm>
  );
}

import { nameOf } from "@/components/accounts/account-words";
import { ActionForm } from "@/components/ui/action-form";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { Select } from "@/components/ui/form/select";
import type { Account } from "@/lib/accounts/rules/account";
import {
  designateAdministrator,
  requestReplacement,
  withdrawAdministrator,
} from "@/lib/administrators/actions";

type About = { uai: string; account: Account };

/** Asks the person, by mail where the console may send some, to put their own academic address. */
export function ReplacementGesture({ uai, account }: About) {
  return (
    <Dialog
      trigger={
        <>
          Demander le remplacement
          <OfWhom account={account} />
        </>
      }
      title="Demander le remplacement de ce compte ?"
    >
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

/** Told to those who hear the buttons one after the other, without the card around them. */
function OfWhom({ account }: { account: Account }) {
  return <span className="sr-only">{` de ${nameOf(account)}`}</span>;
}

export function WithdrawGesture({ uai, account }: About) {
  return (
    <Dialog
      trigger={
        <>
          Retirer la fonction
          <OfWhom account={account} />
        </>
      }
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
  if (others.length === 0) return null;
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

import { Icon } from "../ui/icon";

/** A copy of this page asks for the same words: only the address tells them apart. */
export function AddressReminder({ origin }: { origin: string }) {
  return (
    <aside aria-label="Avant de vous connecter" className="mt-10 space-y-3 border-t border-line pt-6 text-sm">
      <p className="flex gap-2">
        <Icon name="info" className="mt-0.5 size-4 text-muted" />
        <span>
          Vérifiez l’adresse dans votre navigateur : elle doit commencer par{" "}
          <strong className="font-mono font-semibold break-all">{origin}/</strong>. Sinon, n’écrivez rien et
          fermez la page.
        </span>
      </p>
      <p className="pl-6 text-muted">
        Mot de passe oublié, téléphone perdu ou compte verrouillé : la personne qui vous a ouvert la console
        peut vous donner un nouveau lien d’inscription. Personne ne vous demandera jamais votre mot de passe
        ni un code.
      </p>
    </aside>
  );
}

import { describeClasses, describeEnd } from "@/lib/delegations/rules";

type Props = { classNames: readonly string[]; validUntil: Date | null };

/** For whom they act, on what and until when, above every page of a delegate. */
export function DelegationBanner({ classNames, validUntil }: Props) {
  return (
    <aside
      aria-label="Votre délégation"
      className="mb-5 border-l-3 border-info bg-info-soft px-4 py-2 text-sm print:hidden"
    >
      Vous agissez par délégation du chef d’établissement sur <strong>{describeClasses(classNames)}</strong>,{" "}
      {describeEnd(validUntil)}.
    </aside>
  );
}

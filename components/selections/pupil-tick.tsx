export type Pupil = {
  id: string;
  lastName: string;
  usageName: string | null;
  firstName: string;
  className: string | null;
  identifier: string | null;
  hasLeft: boolean;
  isChosen: boolean;
};

/** One pupil to take or leave; the hidden field says that the page showed it. */
export function PupilTick({ pupil, detailed = false }: { pupil: Pupil; detailed?: boolean }) {
  const { id, lastName, usageName, firstName, className, identifier, hasLeft, isChosen } = pupil;
  const birthName = usageName === null || usageName === lastName ? "" : ` (${usageName})`;
  const details = [className ?? "sans classe", identifier].filter((text) => text !== null);
  return (
    <label className="flex min-h-8 items-center gap-2.5">
      <input type="hidden" name="montre" value={id} />
      <input
        key={String(isChosen)}
        type="checkbox"
        name="retenu"
        value={id}
        defaultChecked={isChosen}
        className="size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 wrap-anywhere">
        {lastName}
        {birthName} {firstName}
        {detailed && <span className="text-muted"> · {details.join(" · ")}</span>}
        {hasLeft && <span className="text-muted"> · a quitté l’établissement</span>}
      </span>
    </label>
  );
}

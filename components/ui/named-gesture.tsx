/** The words of a row’s button or link, which also say of whom or of what to those who hear a list of them. */
export function NamedGesture({ verb, subject }: { verb: string; subject: string }) {
  return (
    <>
      {verb}
      <span className="sr-only">, {subject}</span>
    </>
  );
}

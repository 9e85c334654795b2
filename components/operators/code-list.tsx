/** Recovery codes, numbered as they will be crossed out. */
export function CodeList({ codes }: { codes: readonly string[] }) {
  return (
    <ol className="grid max-w-field list-decimal gap-x-10 gap-y-1 pl-8 font-mono text-lg sm:grid-cols-2">
      {codes.map((code) => (
        <li key={code} className="marker:text-sm marker:text-muted">
          {code}
        </li>
      ))}
    </ol>
  );
}

import { Notice } from "@/components/ui/notice";
import { count } from "@/lib/french";

const shownAtOnce = 5;

/** What to know of a file; the first ones in full, the rest on demand. */
export function ImportWarnings({ warnings, title }: { warnings: readonly string[]; title: string }) {
  if (warnings.length === 0) return null;
  const rest = warnings.slice(shownAtOnce);
  return (
    <div className="my-6">
      <Notice tone="warning" title={`${title} (${warnings.length})`}>
        <Sentences of={warnings.slice(0, shownAtOnce)} />
        {rest.length > 0 && (
          <details>
            <summary className="link">{count(rest.length, "autre remarque", "autres remarques")}</summary>
            <div className="pt-2">
              <Sentences of={rest} />
            </div>
          </details>
        )}
      </Notice>
    </div>
  );
}

function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul className="list-disc space-y-1 pl-5">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

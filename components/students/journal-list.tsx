import { Status } from "@/components/ui/status";
import { frenchMoment } from "@/lib/french";

export type Told = {
  seq: string;
  at: Date;
  action: string;
  isRefused: boolean;
  actor: string;
  detail: string;
};

/** What the journal tells about one pupil, the latest first. */
export function JournalList({ entries }: { entries: readonly Told[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {entries.map(({ seq, at, action, isRefused, actor, detail }) => (
        <li key={seq} className="grid gap-x-6 py-2 sm:grid-cols-[16rem_minmax(0,1fr)]">
          <span className="text-muted tabular-nums">{frenchMoment(at)}</span>
          <span className="min-w-0">
            <span className="font-medium">{action}</span>, {actor}
            {isRefused && (
              <>
                {" "}
                <Status tone="warning">Refusé</Status>
              </>
            )}
            {detail !== "" && <span className="block text-sm text-muted">{detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

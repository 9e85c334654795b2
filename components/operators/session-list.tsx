import { frenchMoment } from "@/lib/french";
import { Status } from "../ui/status";

type OpenSession = { createdAt: Date; expiresAt: Date; isThisOne: boolean };

/** Where the operator is signed in, as far as the console knows: since when, and until when. */
export function SessionList({ sessions }: { sessions: readonly OpenSession[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {sessions.map((session) => (
        <li
          key={session.createdAt.toISOString()}
          className="flex flex-wrap items-baseline justify-between gap-x-6 py-2"
        >
          <span>
            Ouverte le {frenchMoment(session.createdAt)}
            <span className="text-muted">, jusqu’au {frenchMoment(session.expiresAt)}</span>
          </span>
          {session.isThisOne && <Status tone="success">Celle-ci</Status>}
        </li>
      ))}
    </ul>
  );
}

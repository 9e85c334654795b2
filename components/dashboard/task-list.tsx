import { LinkButton } from "@/components/ui/button";
import { Status } from "@/components/ui/status";
import { routeTo } from "@/components/ui/route-to";
import type { Task } from "@/lib/dashboard/rules/tasks";

const urgency: Record<Task["tone"], string> = { danger: "Urgent", warning: "À traiter", info: "À savoir" };

/** What to do, the most pressing first: only the first has the main gesture. */
export function TaskList({ uai, tasks }: { uai: string; tasks: readonly Task[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {tasks.map(({ id, tone, title, detail, gesture }, rank) => (
        <li
          key={id}
          className="grid items-center gap-x-6 gap-y-2 py-4 sm:grid-cols-[6rem_minmax(0,1fr)_auto]"
        >
          <Status tone={tone}>{urgency[tone]}</Status>
          <div className="min-w-0">
            <h3 className={rank === 0 ? "text-lg font-semibold tracking-tight" : "font-semibold"}>{title}</h3>
            <p className="max-w-text text-muted">{detail}</p>
          </div>
          {gesture && (
            <div>
              <LinkButton
                tone={rank === 0 ? "primary" : "secondary"}
                href={routeTo(`/e/${uai}${gesture.path}`)}
              >
                {gesture.label}
              </LinkButton>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

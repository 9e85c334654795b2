import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { frenchMoment } from "@/lib/french";
import { markAsRead } from "@/lib/notifications/actions";
import { type NotificationKind, subjectOf, toAnnounce } from "@/lib/notifications/rules";

type Announcement = {
  uai: string;
  id: string;
  kind: NotificationKind;
  subjectId: string;
  text: string;
  createdAt: Date;
};

/** What happened that this person must know, until they say they have read it. */
export function Announcements({ unread }: { unread: readonly Announcement[] }) {
  const announced = toAnnounce(unread);
  if (announced.length === 0) return null;
  return (
    <Section title="Annonces">
      <ul className="divide-y divide-line border-y border-line">
        {announced.map(({ uai, id, kind, subjectId, text, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 max-w-text">
              <p>{text}</p>
              <p className="text-sm text-muted">
                Le {frenchMoment(createdAt)}. <SubjectLink kind={kind} uai={uai} subjectId={subjectId} />
              </p>
            </div>
            <ActionForm action={markAsRead} uai={uai} tone="secondary" submitLabel="J’ai lu">
              <input type="hidden" name="notificationId" value={id} />
            </ActionForm>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SubjectLink({ kind, uai, subjectId }: Pick<Announcement, "kind" | "uai" | "subjectId">) {
  const { path, words } = subjectOf(kind, { uai, subjectId });
  return (
    <Link href={routeTo(path)} className="link">
      {words}
    </Link>
  );
}

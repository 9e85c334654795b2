import type { ReactNode } from "react";

/** Why nothing is shown, in one sentence, and the one gesture that changes it. */
export function EmptyState({
  title,
  children,
  gesture,
}: {
  title: string;
  children?: ReactNode;
  gesture?: ReactNode;
}) {
  return (
    <div className="space-y-4 rounded-md border border-dashed border-edge px-6 py-10">
      <div className="max-w-text space-y-1">
        <p className="font-semibold">{title}</p>
        {children && <p className="text-muted">{children}</p>}
      </div>
      {gesture && <div className="flex flex-wrap gap-3">{gesture}</div>}
    </div>
  );
}

import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type NoticeTone = "info" | "success" | "warning" | "error";

const looks: Record<NoticeTone, { icon: IconName; word: string; className: string; iconClass: string }> = {
  info: { icon: "info", word: "Information", className: "border-info bg-info-soft", iconClass: "text-info" },
  success: {
    icon: "success",
    word: "Fait",
    className: "border-success bg-success-soft",
    iconClass: "text-success",
  },
  warning: {
    icon: "alert",
    word: "Attention",
    className: "border-warning bg-warning-soft",
    iconClass: "text-warning",
  },
  error: {
    icon: "error",
    word: "Erreur",
    className: "border-danger bg-danger-soft",
    iconClass: "text-danger",
  },
};

type Props = {
  tone: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** `status` is read when the reader pauses, `alert` at once; without it, the notice was there from the start. */
  live?: "status" | "alert";
};

/** A sentence that stays until what it speaks of has changed. */
export function Notice({ tone, title, children, live }: Props) {
  const look = looks[tone];
  return (
    <div role={live} className={`flex gap-3 rounded-r-md border-l-3 px-4 py-3 ${look.className}`}>
      <Icon name={look.icon} className={`mt-0.5 size-5 ${look.iconClass}`} />
      <div className="min-w-0 flex-1 space-y-1">
        <span className="sr-only">{look.word}&nbsp;: </span>
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="space-y-2">{children}</div>}
      </div>
    </div>
  );
}

export type StatusTone = "neutral" | "info" | "success" | "warning" | "danger";

/** Each tone has its own drawing, so that the colour never carries the meaning alone. */
const shapes: Record<StatusTone, { className: string; drawing: React.ReactNode }> = {
  neutral: {
    className: "text-muted",
    drawing: <circle cx="6" cy="6" r="4" className="fill-none stroke-current stroke-[1.5]" />,
  },
  info: { className: "text-info", drawing: <circle cx="6" cy="6" r="4.5" /> },
  success: {
    className: "text-success",
    drawing: (
      <path d="m1.5 6.5 3 3 6-7" className="fill-none stroke-current stroke-2" strokeLinecap="round" />
    ),
  },
  warning: { className: "text-warning", drawing: <path d="M6 1 11.5 11H.5z" /> },
  danger: { className: "text-danger", drawing: <path d="M6 .5 11.5 6 6 11.5.5 6z" /> },
};

/** A state in one word, with a dot whose shape says how serious it is. */
export function Status({ tone, children }: { tone: StatusTone; children: React.ReactNode }) {
  const { className, drawing } = shapes[tone];
  return (
    <span className={`inline-flex items-baseline gap-1.5 font-medium ${className}`}>
      <svg aria-hidden="true" viewBox="0 0 12 12" className="size-2.5 shrink-0 fill-current">
        {drawing}
      </svg>
      {children}
    </span>
  );
}

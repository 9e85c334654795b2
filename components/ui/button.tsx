import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type ButtonTone = "primary" | "secondary" | "danger" | "quiet";

const base =
  "inline-flex min-h-9 items-center justify-center gap-2 rounded-md border px-3 py-1.5 text-center font-medium no-underline transition-colors print:hidden";

const tones: Record<ButtonTone, string> = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-edge bg-surface text-ink hover:bg-hover",
  danger: "border-danger bg-danger text-on-accent hover:border-danger-strong hover:bg-danger-strong",
  quiet: "border-transparent text-accent underline-offset-4 hover:bg-hover hover:underline",
};

type Look = { tone?: ButtonTone; icon?: IconName | undefined; children: ReactNode };

type ButtonProps = Look & Omit<ComponentProps<"button">, "className" | "children"> & { busy?: boolean };

/** A gesture. While `busy` it keeps its words and its place, and no longer answers. */
export function Button({ tone = "secondary", icon, busy = false, disabled, children, ...rest }: ButtonProps) {
  const unavailable = busy
    ? "disabled:cursor-progress"
    : "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted";
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={`${base} ${tones[tone]} ${unavailable}`}
    >
      <ButtonIcon busy={busy} icon={icon} />
      {children}
      {busy && <span className="sr-only"> (en cours)</span>}
    </button>
  );
}

function ButtonIcon({ busy, icon }: { busy: boolean; icon: IconName | undefined }) {
  if (busy) return <Spinner />;
  return icon ? <Icon name={icon} className="size-4" /> : null;
}

/** A link that looks like a gesture: it goes somewhere and changes nothing. */
export function LinkButton<Href extends string>({
  tone = "secondary",
  icon,
  href,
  children,
}: Look & { href: Route<Href> }) {
  return (
    <Link href={href} className={`${base} ${tones[tone]}`}>
      {icon && <Icon name={icon} className="size-4" />}
      {children}
    </Link>
  );
}

function Spinner() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className="size-4 shrink-0 animate-spin fill-none stroke-current stroke-2"
    >
      <path d="M8 2a6 6 0 1 1-6 6" strokeLinecap="round" />
    </svg>
  );
}

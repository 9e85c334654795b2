import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type ButtonTone = "primary" | "secondary" | "danger" | "quiet";

type Look = { tone?: ButtonTone; icon?: IconName | undefined; children: ReactNode };

type ButtonProps = Look & Omit<ComponentProps<"button">, "className" | "children"> & { busy?: boolean };

/** A gesture. While `busy` it keeps its words and its place, and no longer answers. */
export function Button({ tone = "secondary", icon, busy = false, disabled, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={`button button-${tone}`}
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
    <Link href={href} className={`button button-${tone}`}>
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

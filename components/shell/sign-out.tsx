"use client";

import { useActionState } from "react";
import type { ActionResult } from "@/lib/action-result";
import type { FormAction } from "../ui/action-form";
import { Icon } from "../ui/icon";

/** Ends the session; it also works without JavaScript. */
export function SignOut({ action }: { action: FormAction }) {
  const [, send, pending] = useActionState<ActionResult, FormData>(action, { status: "idle" });
  return (
    <form action={send}>
      <SignOutButton busy={pending} />
    </form>
  );
}

export function SignOutButton({ busy = false }: { busy?: boolean }) {
  return (
    <button type="submit" title="Se déconnecter" className="rail-gesture" disabled={busy}>
      <Icon name="sign-out" />
      <span className="rail-word">Se déconnecter</span>
    </button>
  );
}

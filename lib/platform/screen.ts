import "server-only";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { givenRequest } from "./request";

/** Sends the browser on; a plain 303 when there is no JavaScript. */
export function leadTo(href: string): never {
  // Every href comes from our own actions, built on a route of the house.
  redirect(href as Route);
}

/** Lets the screen that made the gesture show its result; outside a browser there is no screen. */
export async function showChange(uai: string | null): Promise<void> {
  if (givenRequest()) return;
  const { revalidatePath } = await import("next/cache");
  revalidatePath(uai === null ? "/" : `/e/${uai}`, "layout");
}

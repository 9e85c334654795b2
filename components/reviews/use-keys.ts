"use client";

import { useEffect, useSyncExternalStore } from "react";

const never = () => () => undefined;

/** True once the page answers to scripts: a hint of keys that do nothing would be a lie. */
export function useIsScripted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** True of what takes the letters typed; a question that stops everything else takes them all. */
function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]")) return true;
  if (!(target instanceof HTMLElement)) return false;
  const isTick = target.matches("input[type=checkbox], input[type=radio]");
  return target.isContentEditable || (!isTick && target.matches("input, textarea, select"));
}

/** Runs the gesture of one key alone, on the whole page; null turns keys off. Never while somebody types. */
export function useKeys(gestures: Readonly<Record<string, () => void>> | null): void {
  useEffect(() => {
    if (gestures === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      const gesture = gestures[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!gesture) return;
      event.preventDefault();
      gesture();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [gestures]);
}

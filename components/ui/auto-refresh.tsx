"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks the page again while something runs. Without JavaScript the page is simply reloaded by hand. */
export function AutoRefresh({ everyMs = 1500 }: { everyMs?: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [router, everyMs]);
  return null;
}

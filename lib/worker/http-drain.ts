import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

const drainPatienceMs = 10_000;

/**
 * Learns, from the first request, which HTTP server of Next answers in this process; the returned function closes
 * it once the answers under way are finished.
 */
export function watchHttpServer(): () => Promise<void> {
  let server: Server | undefined;
  subscribe("http.server.request.start", (message) => {
    server ??= (message as { server: Server }).server;
  });
  return async () => {
    const open = server;
    if (!open) return;
    const closed = new Promise<void>((resolve) => {
      open.close(() => {
        resolve();
      });
    });
    open.closeIdleConnections();
    await Promise.race([closed, pause(drainPatienceMs, undefined, { ref: false })]);
  };
}

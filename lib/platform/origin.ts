/** True when the `Origin` header of a request is the console's own; absent or unreadable is not. */
export function isOwnOrigin(origin: string | null, appUrl: string): boolean {
  return origin !== null && origin === new URL(appUrl).origin;
}

/**
 * An address as it may be written down: without its query, which may carry codes, and without what opens something:
 * the identifier of a sign-in under way stands in its path.
 */
export function loggedPath(address: string): string {
  return (address.split("?", 1)[0] ?? "").replace(/\/[\w-]{32,}/g, "/…");
}

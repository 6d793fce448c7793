/** The page that merges another person into this one, with the other where she is known. */
export function mergePath(intoUserId: string, fromUserId = ""): string {
  const query = fromUserId ? `?${new URLSearchParams({ from: fromUserId })}` : "";
  return `/admin/people/${intoUserId}/merge${query}`;
}

/** Where the pages of an account are, the same on both sites. */
export function accountPath(accountId: string, place = ""): string {
  return `/account/${encodeURIComponent(accountId)}${place && `/${place}`}`;
}

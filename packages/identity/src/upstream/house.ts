/** What a verb of this folder is told of the house it runs in. */
export interface UpstreamHouse {
  /** Origin of the identity site: the redirect URI hangs on it. */
  readonly origin: string;
  /** What seals the clients' secrets: the signing keys' own. */
  readonly keySecret: string;
}

/** The one address to register at a provider, exactly. */
export function upstreamRedirectUri({ origin }: Pick<UpstreamHouse, "origin">): string {
  return `${origin}/upstream/callback`;
}

/** The purpose under which a secret of ours at a provider is sealed. */
export const sealPurpose = "upstream client secret";

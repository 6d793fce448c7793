import type { Database } from "@hutong/db";

export interface ProviderOptions {
  readonly database: Database;
  readonly issuer: string;
  /** Opens the signing keys: 32 bytes, base64url. */
  readonly keySecret: string;
  /** Signs the provider's cookies. */
  readonly cookieSecret: string;
  /** Told of every failure inside the provider; refusals to clients are not failures. */
  readonly onError: (error: unknown, requestId: string) => void;
}

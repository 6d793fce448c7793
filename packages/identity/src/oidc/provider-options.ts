import type { Database } from "@hutong/db";
import type { ShopCredentials } from "./shop-credentials.ts";

export interface ProviderOptions {
  readonly database: Database;
  readonly issuer: string;
  /** Opens the signing keys: 32 bytes, base64url. */
  readonly keySecret: string;
  /** Signs the provider's cookies. */
  readonly cookieSecret: string;
  /** The address of the shops' API: the one resource that access tokens are given for (RFC 8707). */
  readonly shopApi: string;
  /** What the scope `shop_credentials` gives. */
  readonly shopCredentials: ShopCredentials;
  /** Told of every failure inside the provider; refusals to clients are not failures. */
  readonly onError: (error: unknown, requestId: string) => void;
}

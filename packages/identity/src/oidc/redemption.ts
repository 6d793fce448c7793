import type { AdapterPayload, KoaContextWithOIDC } from "oidc-provider";
import type { SiteAccount } from "../site-account.ts";
import type { PersonRow } from "./claims.ts";

/**
 * What the statement that took a code brought along: whatever else the token call would ask the database for. The
 * round trips are what a hop costs, more than the work in them.
 */
export interface Redemption {
  readonly userId: string;
  readonly signOnUid: string;
  /** The sign-on session behind the code; undefined where it has ended. */
  readonly signOn: AdapterPayload | undefined;
  /** What the code's scopes may tell of the person. */
  readonly person: PersonRow | undefined;
  /** The account she acts for at this site, if it has one. */
  readonly account: SiteAccount | undefined;
}

const redemptions = new WeakMap<KoaContextWithOIDC, Redemption>();

/** Keeps what was read with the code, for this request. */
export function keepRedemption(ctx: KoaContextWithOIDC, redemption: Redemption): void {
  redemptions.set(ctx, redemption);
}

/** What was read with the code of this request; undefined in a request without one. */
export function redemptionOf(ctx: KoaContextWithOIDC): Redemption | undefined {
  return redemptions.get(ctx);
}

import type { Realm } from "@hutong/db";
import type { KoaContextWithOIDC } from "oidc-provider";
import { rememberedClient } from "../clients/find-client.ts";

/** Our own metadata of a client; `oidc-provider` keeps extra properties as they are named in the store. */
interface HouseMetadata {
  readonly hutong_first_party?: boolean;
  readonly hutong_asks_consent?: boolean;
  readonly hutong_realm?: Realm | null;
  readonly hutong_lifetimes?: Lifetimes;
  readonly hutong_shop_api?: boolean;
}

/** How long a client's tokens live, in seconds. */
interface Lifetimes {
  readonly accessToken: number;
  readonly idToken: number;
  readonly refreshIdle: number;
  readonly refreshAbsolute: number;
}

function metadataOf(ctx: KoaContextWithOIDC): HouseMetadata {
  // The library types extra metadata as unknown properties.
  return (ctx.oidc.client ?? {}) as unknown as HouseMetadata;
}

/** The realm of the client in hand; null for sites that act for no account. */
export function realmOf(ctx: KoaContextWithOIDC): Realm | null {
  return metadataOf(ctx).hutong_realm ?? null;
}

/** How long the tokens of a client live. */
export function lifetimesOf(client: unknown): Lifetimes {
  // The library types extra metadata as unknown properties.
  const { hutong_lifetimes: lifetimes } = client as HouseMetadata;
  if (!lifetimes) throw new Error("a client without lifetimes: every stored one has them");
  return lifetimes;
}

/** True if the client in hand is one of our own sites. */
export function isFirstParty(ctx: KoaContextWithOIDC): boolean {
  return metadataOf(ctx).hutong_first_party === true;
}

/** True if the client in hand may know nothing without the person's consent. */
export function asksConsent(ctx: KoaContextWithOIDC): boolean {
  return metadataOf(ctx).hutong_asks_consent !== false;
}

/** True if a client may ask for tokens of the shops' API. */
export function mayUseShopApi(client: unknown): boolean {
  // The library types extra metadata as unknown properties.
  return (client as HouseMetadata).hutong_shop_api === true;
}

/** The realm of the client that a request names, before the library has looked at it; null where it is not known yet. */
export function askedRealm(ctx: KoaContextWithOIDC): Realm | null {
  const clientId = ctx.query?.client_id;
  if (typeof clientId !== "string") return null;
  return (rememberedClient(clientId)?.hutong_realm as Realm | null | undefined) ?? null;
}

import type { Market, Realm, ShopKind } from "@hutong/db";

/** Whose IDs may show goods in a market, in the order in which a bare login name is looked up. */
export const realmsOfMarket: Readonly<Record<Market, readonly Realm[]>> = {
  retail: ["retail", "mall", "deals"],
  wholesale: ["wholesale"],
};

export const shopKindsOfMarket: Readonly<Record<Market, readonly ShopKind[]>> = {
  retail: ["shop", "flagship"],
  wholesale: ["company"],
};

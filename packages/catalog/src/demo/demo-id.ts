import { type ListingId, namedId } from "@hutong/kernel";
import type { DemoStyle } from "./parse-styles.ts";

/** Always the same id for the same style of the same shop, so that a second seed finds it. */
export function demoId({ loginName, listing }: DemoStyle): ListingId {
  return namedId(`${listing.market}/${loginName}/${listing.titleZh}`);
}

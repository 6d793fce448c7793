import { type AccountId, type Fen, newId } from "@hutong/kernel";
import { shippingFee } from "./order-rules.ts";

/** Goods as an order keeps them. */
export interface OrderedGoods {
  readonly skuId: string;
  readonly listingId: string;
  readonly sellerAccountId: AccountId;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly category: string;
  readonly drawing: string;
  readonly colour: string;
  readonly size: string;
  readonly priceFen: Fen;
  readonly count: number;
}

export interface ShopOrder {
  readonly id: string;
  readonly sellerAccountId: AccountId;
  readonly goodsFen: Fen;
  readonly shippingFen: Fen;
  readonly totalFen: Fen;
  readonly lines: readonly OrderedGoods[];
}

/** One order a shop, in the order in which the shops come first in the lines. */
export function splitCheckout(goods: readonly OrderedGoods[]): ShopOrder[] {
  return [...Map.groupBy(goods, ({ sellerAccountId }) => sellerAccountId)].map(([sellerAccountId, lines]) => {
    const goodsFen = lines.reduce((sum, { priceFen, count }) => sum + priceFen * BigInt(count), 0n);
    const shippingFen = shippingFee(goodsFen);
    return { id: newId(), sellerAccountId, goodsFen, shippingFen, totalFen: goodsFen + shippingFen, lines };
  });
}

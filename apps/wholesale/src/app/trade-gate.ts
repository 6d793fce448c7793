import { readSession, site } from "@hutong/site";
import { isVerifiedTrader, readTraderStanding, type TraderStanding } from "@hutong/trading";
import { cache } from "react";

/** Where whoever asks stands before the trade's side of the market. */
export interface TradeGate {
  readonly signedIn: boolean;
  /** She is let into the trade: terms, contacts, inquiries and prices are for her. */
  readonly isOpen: boolean;
  /** Of the account that she acts for; undefined where there is none. */
  readonly standing: TraderStanding | undefined;
}

/**
 * The gate before what is for the trade alone. Asked once a request, by one statement; nobody signed in costs none. What a
 * closed gate hides is taken out where it is loaded (`tradeOnly`), so that no page can show it.
 */
export const readGate = cache(async (): Promise<TradeGate> => {
  const session = await readSession();
  if (!session?.account) return { signedIn: session !== undefined, isOpen: false, standing: undefined };
  const standing = await readTraderStanding(site().database.prisma, session.account.id);
  return { signedIn: true, isOpen: isVerifiedTrader(standing, new Date()), standing };
});

/** Goods as they are shown here: before a closed gate without their least quantity and price. */
export function tradeOnly<L extends { readonly moq: number | null; readonly priceFen?: bigint | null }>(
  { isOpen }: TradeGate,
  listings: readonly L[],
): readonly L[] {
  if (isOpen) return listings;
  return listings.map((one) => ({
    ...one,
    moq: null,
    ...(one.priceFen !== undefined && { priceFen: null }),
  }));
}

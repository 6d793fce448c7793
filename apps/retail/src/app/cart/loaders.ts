import { isDomainError } from "@hutong/kernel";
import { type CartShop, readCart } from "@hutong/orders";
import { requestCtx, requireSession } from "@hutong/site";
import { notFound } from "next/navigation";

export interface Cart {
  readonly accountId: string;
  readonly shops: readonly CartShop[];
}

/** The cart of the account that she acts for; `path` is where she comes back to after sign-on. */
export async function loadCart(path: string): Promise<Cart> {
  const { account } = await requireSession(path);
  if (!account) notFound();
  // Staff who do not buy have no cart here.
  const shops = await readCart(await requestCtx(), account.id).catch((error) =>
    isDomainError(error) && error.code === "forbidden" ? notFound() : Promise.reject(error),
  );
  return { accountId: account.id, shops };
}

/** Of a cart what is ticked and can be had. */
export function tickedOf(shops: readonly CartShop[]): CartShop[] {
  return shops.flatMap((shop) => {
    const lines = shop.lines.filter((line) => line.isTicked && line.isOnSale);
    return lines.length > 0 ? [{ ...shop, lines }] : [];
  });
}

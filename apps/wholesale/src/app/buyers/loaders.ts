import { isDomainError } from "@hutong/kernel";
import { type BuyersPage, readBuyers } from "@hutong/reputation";
import { requestCtx, requireSession } from "@hutong/site";
import { type BuyersView, buyersInput } from "./buyers-view.ts";

/** A page of the buyers of the company in use; undefined where she acts for no supplier, or may not see them. */
export async function loadBuyers(
  view: BuyersView,
): Promise<(BuyersPage & { readonly now: Date }) | undefined> {
  const { account } = await requireSession("/buyers");
  if (!account) return undefined;
  const ctx = await requestCtx();
  try {
    return { ...(await readBuyers(ctx, buyersInput(account.id, view))), now: ctx.now };
  } catch (error) {
    if (isDomainError(error) && error.code === "forbidden") return undefined;
    throw error;
  }
}

import { inTransaction } from "@hutong/db";
import { sayKeeper } from "@hutong/identity/shop";
import { everyRole, keepAccount, type ProfileCtx } from "./keep-account.ts";

/** What an account says of itself to others. */
export interface TradeProfile {
  readonly name: string;
  readonly nameEn: string | null;
  readonly region: string | null;
  readonly intro: string | null;
  readonly introEn: string | null;
  readonly notice: string | null;
  readonly noticeEn: string | null;
  /** False: there is no shop behind it, and so no place for a notice. */
  readonly hasShop: boolean;
}

const texts = { name: true, nameEn: true, region: true, intro: true, introEn: true } as const;

/**
 * The texts of an account's shop or company, else of its trade name; undefined where nothing was written yet.
 * @throws DomainError as `actsFor`
 */
export async function readTradeProfile(
  ctx: ProfileCtx,
  accountId: string,
): Promise<TradeProfile | undefined> {
  await keepAccount(ctx, accountId, everyRole);
  return inTransaction(ctx.db, async (tx) => {
    await sayKeeper({ ...ctx, db: tx });
    const shop = await tx.shop.findUnique({
      where: { accountId },
      select: { ...texts, notice: true, noticeEn: true },
    });
    if (shop) return { ...shop, hasShop: true };
    const named = await tx.tradeProfile.findUnique({ where: { accountId }, select: texts });
    return named ? { ...named, notice: null, noticeEn: null, hasShop: false } : undefined;
  });
}

import { inTransaction } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { type ChangeShopInput, changeShop, sayKeeper, shopTextsSchema } from "@hutong/identity/shop";
import { idSchema, parseInput } from "@hutong/kernel";
import { tellChange } from "../notices/tell-change.ts";
import { keepAccount, type ProfileCtx } from "./keep-account.ts";

const tradeNameSchema = shopTextsSchema.extend({ accountId: idSchema<"Account">() });

/**
 * Saves what an account says of itself, by its owner or a manager: in its shop or company, where it has one; else as
 * the trade name of a buyer, which makes no supplier of it.
 * @throws DomainError `not_signed_in`, `invalid_input`, `forbidden`, `frozen`, `not_found` (another's and missing alike)
 */
export async function saveTradeProfile(ctx: ProfileCtx, input: ChangeShopInput): Promise<void> {
  const acting = await keepAccount(ctx, input.accountId, ["manager"]);
  const { accountId, ownerId } = acting;
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await sayKeeper(inner);
    if (await tx.shop.findUnique({ where: { accountId }, select: { accountId: true } })) {
      if (await changeShop(inner, input)) await tellChange(inner, acting, "profile");
      return;
    }
    const { accountId: _same, ...texts } = parseInput(tradeNameSchema, input);
    const changed = await tx.$executeRaw`
      insert into trade_profiles (account_id, name, name_en, region, intro, intro_en, updated_at)
      values (${accountId}::uuid, ${texts.name}, ${texts.nameEn}, ${texts.region}, ${texts.intro}, ${texts.introEn}, ${ctx.now})
      on conflict (account_id) do update set name = excluded.name, name_en = excluded.name_en,
        region = excluded.region, intro = excluded.intro, intro_en = excluded.intro_en, updated_at = excluded.updated_at
      where (trade_profiles.name, trade_profiles.name_en, trade_profiles.region, trade_profiles.intro, trade_profiles.intro_en)
        is distinct from (excluded.name, excluded.name_en, excluded.region, excluded.intro, excluded.intro_en)`;
    if (changed === 0) return;
    const seat = acting.seatId && { seatId: acting.seatId };
    await writeAudit(inner, {
      action: "trade_profile.changed",
      subjectUserId: ownerId,
      accountId,
      data: { ...seat },
    });
    await tellChange(inner, acting, "profile");
  });
}

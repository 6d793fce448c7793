import { inTransaction } from "@hutong/db";
import { type AccountId, DomainError, idSchema, parseInput } from "@hutong/kernel";
import { z } from "zod";
import { actsFor } from "../acting/acts-for.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { returnsSchema, sayKeeper, shopLine } from "./change-shop.ts";
import { hasReservedWord } from "./shop-name.ts";

/** A shop that a person opens herself is a C2C shop: flagships come with the mall's own papers. */
export const openShopSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  name: z
    .string()
    .trim()
    .min(2, "name_too_short")
    .max(30, "too_long")
    .refine((name) => !hasReservedWord(name), "shop_name_reserved"),
  nameEn: shopLine(60).refine((name) => !hasReservedWord(name ?? ""), "shop_name_reserved"),
  region: shopLine(40),
  notice: shopLine(280),
  ...returnsSchema.shape,
});
export type OpenShopInput = z.input<typeof openShopSchema>;

/**
 * Opens the shop of a retail account. Where it has one, nothing happens.
 * @throws DomainError `not_signed_in`, `invalid_input`, `forbidden` (staff: a shop is its owner's), `frozen`,
 * `not_found` (another's account, a missing one and one of another realm alike)
 * @returns whether this call opened it
 */
export async function openShop(
  ctx: IdentityCtx,
  input: OpenShopInput,
): Promise<{ readonly accountId: AccountId; readonly isNew: boolean }> {
  const { accountId, ...shop } = parseInput(openShopSchema, input);
  const { ownerId } = await actsFor(ctx, accountId, []);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await sayKeeper(inner);
    const account = await tx.account.findUnique({ where: { id: accountId }, select: { realm: true } });
    if (account?.realm !== "retail") throw new DomainError("not_found");
    const opened = await tx.$executeRaw`
      insert into shops (account_id, kind, name, name_en, region, notice, opened_at, return_days, return_note)
      values (${accountId}::uuid, 'shop', ${shop.name}, ${shop.nameEn}, ${shop.region}, ${shop.notice}, ${ctx.now},
        ${shop.returnDays}, ${shop.returnNote})
      on conflict do nothing`;
    if (opened === 0) return { accountId, isNew: false };
    await writeAudit(inner, {
      action: "shop.opened",
      subjectUserId: ownerId,
      accountId,
      data: { name: shop.name, returnDays: shop.returnDays },
    });
    return { accountId, isNew: true };
  });
}

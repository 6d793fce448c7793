import { inTransaction } from "@hutong/db";
import { DomainError, idSchema, parseInput } from "@hutong/kernel";
import { z } from "zod";
import { actsFor } from "../acting/acts-for.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, "too_long")
    .transform((text) => text || null);

/** What is said of a shop or company in both languages; empty is nothing. */
export const shopTextsSchema = z.object({
  name: z.string().trim().min(2, "name_too_short").max(80, "too_long"),
  nameEn: line(80),
  region: line(40),
  intro: line(280),
  introEn: line(280),
});

export const changeShopSchema = shopTextsSchema.extend({
  accountId: idSchema<"Account">(),
  notice: line(280),
  noticeEn: line(280),
});
export type ChangeShopInput = z.input<typeof changeShopSchema>;

/**
 * Changes what a shop or company says of itself: name, region, introduction, notice to visitors. By its owner or a
 * manager. What is the same already is no change.
 * @throws DomainError `not_signed_in`, `invalid_input`, `forbidden`, `frozen`, `not_found` (another's, one without a
 * shop and a missing one alike)
 * @returns whether anything was changed
 */
export async function changeShop(ctx: IdentityCtx, input: ChangeShopInput): Promise<boolean> {
  const { accountId, ...texts } = parseInput(changeShopSchema, input);
  const { ownerId, seatId } = await actsFor(ctx, accountId, ["manager"]);
  return inTransaction(ctx.db, async (tx) => {
    await sayKeeper({ ...ctx, db: tx });
    const before = await tx.shop.findUnique({ where: { accountId }, select: textsSelect });
    if (!before) throw new DomainError("not_found");
    const changed = Object.keys(texts).filter(
      (key) => before[key as keyof typeof texts] !== texts[key as keyof typeof texts], // its own keys
    );
    if (changed.length === 0) return false;
    await tx.shop.update({ where: { accountId }, data: texts, select: { accountId: true } });
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "shop.changed",
        subjectUserId: ownerId,
        accountId,
        data: { fields: changed, ...(seatId && { seatId }) },
      },
    );
    return true;
  });
}

const textsSelect = {
  name: true,
  nameEn: true,
  region: true,
  intro: true,
  introEn: true,
  notice: true,
  noticeEn: true,
} as const;

/**
 * Says to the database, for the rest of this transaction, who keeps accounts here: shops that a site does not show to
 * everybody are seen and written by their keeper from either door (policy `shops_kept`).
 */
export async function sayKeeper(ctx: IdentityCtx): Promise<void> {
  const userId = ctx.actor.kind === "person" ? ctx.actor.userId : "";
  await ctx.db.$executeRaw`select set_config('hutong.keeper', ${userId}, true)`;
}

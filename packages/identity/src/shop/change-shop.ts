import { inTransaction } from "@hutong/db";
import { DomainError, idSchema, parseInput } from "@hutong/kernel";
import { z } from "zod";
import { actsFor } from "../acting/acts-for.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { hasReservedWord } from "./shop-name.ts";

/** A line that may be empty, which is nothing. */
export const shopLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max, "too_long")
    .transform((text) => text || null);

/** What is said of a shop or company in both languages; empty is nothing. */
export const shopTextsSchema = z.object({
  name: z.string().trim().min(2, "name_too_short").max(80, "too_long"),
  nameEn: shopLine(80),
  region: shopLine(40),
  intro: shopLine(280),
  introEn: shopLine(280),
});

export const changeShopSchema = shopTextsSchema.extend({
  accountId: idSchema<"Account">(),
  notice: shopLine(280),
  noticeEn: shopLine(280),
});

/** Within how many days goods may come back; seven are the law's least. */
export const returnDayChoices = [7, 15, 30] as const;

export const returnsSchema = z.strictObject({
  returnDays: z.union(
    returnDayChoices.map((days) => z.literal(days)),
    "required",
  ),
  returnNote: shopLine(280),
});
const changeReturnsSchema = returnsSchema.extend({ accountId: idSchema<"Account">() });
export type ChangeReturnsInput = z.input<typeof changeReturnsSchema>;
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
    if (before.kind === "shop") assertOwnNames(changed, texts);
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

/**
 * Changes within how many days a shop takes goods back, and what it says of it. By its owner
 * alone. What is the same already is no change.
 * @throws DomainError `not_signed_in`, `invalid_input`, `forbidden` (staff), `frozen`, `not_found` (another's, one without a
 * retail shop and a missing one alike)
 * @returns whether anything was changed
 */
export async function changeReturns(ctx: IdentityCtx, input: ChangeReturnsInput): Promise<boolean> {
  const { accountId, ...returns } = parseInput(changeReturnsSchema, input);
  const { ownerId } = await actsFor(ctx, accountId, []);
  return inTransaction(ctx.db, async (tx) => {
    await sayKeeper({ ...ctx, db: tx });
    const before = await tx.shop.findFirst({
      where: { accountId, kind: { in: ["shop", "flagship"] } },
      select: { returnDays: true, returnNote: true },
    });
    if (!before) throw new DomainError("not_found");
    if (before.returnDays === returns.returnDays && before.returnNote === returns.returnNote) return false;
    await tx.shop.update({ where: { accountId }, data: returns, select: { accountId: true } });
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "shop.changed",
        subjectUserId: ownerId,
        accountId,
        data: { fields: ["returnDays", "returnNote"], returnDays: returns.returnDays },
      },
    );
    return true;
  });
}

/** A name that was given before the rule stays until it is changed. */
function assertOwnNames(changed: readonly string[], texts: { name: string; nameEn: string | null }): void {
  const wrong = (["name", "nameEn"] as const).filter(
    (field) => changed.includes(field) && hasReservedWord(texts[field] ?? ""),
  );
  if (wrong.length === 0) return;
  const fields = Object.fromEntries(wrong.map((field) => [field, "shop_name_reserved"]));
  throw new DomainError("invalid_input", { fields });
}

const textsSelect = {
  kind: true,
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

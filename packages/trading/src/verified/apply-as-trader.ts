import { type Db, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/trade";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { type AccountOfInput, accountOfSchema, traderFactsSchema } from "./schema.ts";
import { applicantRoles, assertNotTooManySent, findDraft, lockTrader } from "./trader-application.ts";

/**
 * Sends the application that was written (`keepTraderDraft`, `addTraderPicture`). From now on it is not changed. Sent twice,
 * it is one.
 * @throws DomainError `invalid_input` (fields `businessName`, `uscc`, `address`, `licence`, `shop_front`), `not_signed_in`,
 * `forbidden`, `frozen`, `not_found` (nothing was written, or another's account), `conflict`, `throttled`
 */
export async function applyAsTrader(
  ctx: Ctx<Db>,
  input: AccountOfInput,
): Promise<{ readonly applicationId: string }> {
  const { accountId } = parseInput(accountOfSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const acting = await actsFor(inner, accountId, applicantRoles);
    await lockTrader(tx, accountId);
    const waiting = await tx.traderApplication.findFirst({
      where: { accountId, appliedAt: { not: null }, withdrawnAt: null, decidedAt: null },
      select: { id: true },
    });
    if (waiting) return { applicationId: waiting.id };
    const draft = await findDraft(inner, accountId);
    if (!draft) throw new DomainError("not_found");
    await assertComplete(tx, draft.id);
    await assertNotTooManySent(inner, accountId);
    const appliedById = ctx.actor.kind === "person" ? ctx.actor.userId : acting.ownerId;
    await tx.traderApplication.update({
      where: { id: draft.id },
      data: { appliedAt: ctx.now, appliedById },
      select: { id: true },
    });
    await writeAudit(inner, {
      action: "trader.applied",
      subjectUserId: acting.ownerId,
      accountId,
      data: { applicationId: draft.id, kind: draft.kind },
    });
    return { applicationId: draft.id };
  });
}

/** Everything that is missing is said at once. */
async function assertComplete(db: Db, id: string): Promise<void> {
  const { pictures, creditCode, kind, ...rest } = await db.traderApplication.findUniqueOrThrow({
    where: { id },
    select: {
      kind: true,
      businessName: true,
      creditCode: true,
      address: true,
      pictures: { select: { kind: true } },
    },
  });
  const facts = traderFactsSchema.safeParse({ ...rest, uscc: creditCode });
  const fields: Record<string, string> = {};
  for (const { path, message } of facts.error?.issues ?? []) fields[String(path[0])] ??= message;
  const has = (wanted: string) => pictures.some((picture) => picture.kind === wanted);
  if (!has("licence")) fields.licence = "picture_missing";
  if (kind === "brick_and_mortar" && !has("shop_front")) fields.shop_front = "picture_missing";
  if (Object.keys(fields).length > 0) throw new DomainError("invalid_input", { fields });
}

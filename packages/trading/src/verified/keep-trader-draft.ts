import { type Db, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, newId, parseInput } from "@hutong/kernel";
import { type TraderDraftInput, traderDraftSchema } from "./schema.ts";
import { applicantRoles, assertNotTooManyDrafts, findDraft, lockTrader } from "./trader-application.ts";

/**
 * Keeps what was written of an application so far, complete or not, so that nothing typed and no picture is lost. Begins
 * one where none is being written.
 * @throws DomainError `invalid_input`, `not_signed_in`, `not_found`, `forbidden`, `frozen`; `conflict` where one waits or
 * an acceptance holds; `throttled`
 */
export async function keepTraderDraft(
  ctx: Ctx<Db>,
  input: TraderDraftInput,
): Promise<{ readonly applicationId: string }> {
  const { accountId, kind, businessName, uscc, address, note, remove } = parseInput(traderDraftSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await actsFor(inner, accountId, applicantRoles);
    await lockTrader(tx, accountId);
    const draft = await findDraft(inner, accountId);
    const id = draft?.id ?? newId<"TraderApplication">();
    if (!draft) {
      await assertNotTooManyDrafts(inner, accountId);
      // By name: a storefront may write these columns and no other.
      await tx.$executeRaw`insert into trader_applications (id, account_id, kind, created_at)
        values (${id}::uuid, ${accountId}::uuid, ${kind}::trader_kind, ${ctx.now})`;
    }
    await tx.traderApplication.update({
      where: { id },
      data: { kind, businessName, creditCode: uscc, address, note },
      select: { id: true },
    });
    if (remove.length > 0)
      await tx.traderPicture.deleteMany({ where: { id: { in: remove }, applicationId: id } });
    return { applicationId: id };
  });
}

import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";
import { codeLife, newCode } from "../verification/code.ts";
import { countSending } from "../verification/sending.ts";
import { type ResendCodeInput, resendCodeSchema } from "./schema.ts";
import { sendSignUpMessage } from "./send-sign-up-message.ts";

/**
 * Sends a new code for a sign-up under way; the earlier one is void, the tries are not given back.
 * @throws DomainError `expired` (gone, finished, or used up), `throttled`
 */
export async function resendCode(ctx: IdentityCtx, input: ResendCodeInput): Promise<void> {
  const { verificationId: id, locale } = parseInput(resendCodeSchema, input);
  const live = {
    id,
    purpose: "sign_up",
    consumedAt: null,
    expiresAt: { gt: ctx.now },
    attempts: { lt: codeLife.maxAttempts },
  } as const;
  const row = await ctx.db.verification.findFirst({
    where: live,
    select: { contactKind: true, contactValue: true, codeHash: true },
  });
  if (!row) throw new DomainError("expired");
  await countSending(ctx, row.contactValue);
  const { code, codeHash } = newCode(id);
  const given = row.codeHash !== null;
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.verification.updateMany({
      where: live,
      data: {
        expiresAt: new Date(ctx.now.getTime() + codeLife.ms),
        codeHash: given ? codeHash : null,
      },
    });
    if (count === 0) throw new DomainError("expired");
    const contact = { kind: row.contactKind, value: row.contactValue };
    await sendSignUpMessage({ ...ctx, db: tx }, contact, { code: given ? code : null, locale });
  });
}

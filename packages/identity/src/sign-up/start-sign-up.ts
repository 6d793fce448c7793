import { inTransaction } from "@hutong/db";
import { DomainError, newId, parseInput } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";
import { parseContact } from "../identifier.ts";
import { assertGoodPassword } from "../password/policy.ts";
import { hashInTurn } from "../password/verify.ts";
import { codeLife, newCode } from "../verification/code.ts";
import { countSending } from "../verification/sending.ts";
import { type StartSignUpInput, startSignUpSchema } from "./schema.ts";
import { isTaken, sendSignUpMessage } from "./send-sign-up-message.ts";

/**
 * Begins a sign-up: sends a code to the contact, good for ten minutes. Where somebody has this contact already the
 * answer is the same, she is told so by message, and no code is ever right (SECURITY 16).
 * @throws DomainError `invalid_input`, `weak_password`, `throttled`, `busy`
 */
export async function startSignUp(
  ctx: IdentityCtx,
  input: StartSignUpInput,
): Promise<{ readonly verificationId: string }> {
  const { contact: typed, password, displayName, locale } = parseInput(startSignUpSchema, input);
  const contact = parseContact(typed);
  if (!contact) throw new DomainError("invalid_input", { fields: { contact: "contact.invalid" } });
  assertGoodPassword(password, { ownNames: [contact.value, ...(displayName ? [displayName] : [])] });
  await countSending(ctx, contact.value);
  const secret = await hashInTurn(password);

  const id = newId();
  const { code, codeHash } = newCode(id);
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const taken = await isTaken(inner, contact);
    await tx.verification.create({
      data: {
        id,
        purpose: "sign_up",
        contactKind: contact.kind,
        contactValue: contact.value,
        codeHash: taken ? null : codeHash,
        payload: { secret, displayName: displayName ?? null, locale: locale ?? null },
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + codeLife.ms),
      },
      select: { id: true },
    });
    await sendSignUpMessage(inner, contact, { code: taken ? null : code, locale });
  });
  return { verificationId: id };
}

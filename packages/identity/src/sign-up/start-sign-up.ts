import { DomainError, parseInput } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";
import { parseContact } from "../identifier.ts";
import { assertGoodPassword } from "../password/policy.ts";
import { hashInTurn } from "../password/verify.ts";
import { countSending } from "../verification/sending.ts";
import { type StartSignUpInput, startSignUpSchema } from "./schema.ts";
import { sendSignUpCode } from "./send-sign-up-code.ts";

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
  return sendSignUpCode(ctx, contact, { secret, displayName: displayName ?? null, locale: locale ?? null });
}

import { type ContactKind, inTransaction, isUniqueViolation } from "@hutong/db";
import { DomainError, parseInput, type UserId } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertGoodPassword } from "../password/policy.ts";
import { setPassword } from "../password/set-password.ts";
import { hashInTurn } from "../password/verify.ts";
import { ownNamesOf } from "../person/own-names.ts";
import { endSessionsOf } from "../sessions/end-sessions-of.ts";
import { checkThrottle, recordFailure } from "../throttle.ts";
import { codeLife, isRightCode } from "../verification/code.ts";
import { type FinishResetInput, finishResetSchema } from "./schema.ts";

interface Proven {
  readonly id: string;
  readonly ticket: string;
  readonly userId: UserId;
  readonly contact: { readonly kind: ContactKind; readonly value: string };
}

const perAddress = { purpose: "reset-code-address", maxFailures: 60, windowSeconds: 900 };

/**
 * Sets a new password with the code that came by message, and ends everything that was open in her name: sign-on
 * sessions, the site sessions under them, tokens, other codes under way. A frozen person may reset and stays frozen.
 * Not to be called within a transaction: a wrong code is counted even though it throws.
 * @throws DomainError `wrong_code` (also for a ticket nobody answers to), `expired`, `weak_password`, `throttled`, `busy`
 */
export async function finishReset(
  ctx: IdentityCtx,
  input: FinishResetInput,
): Promise<{ readonly userId: UserId }> {
  const { ticket, code, password } = parseInput(finishResetSchema, input);
  // Before the code is spent; her own names are known only after it.
  assertGoodPassword(password, { ownNames: [] });
  const keys = [{ rule: perAddress, parts: [ctx.origin.ip] }];
  await checkThrottle(ctx, keys);
  const proven = await proveCode(ctx, ticket, code);
  if (!proven) {
    await recordFailure(ctx, keys);
    throw new DomainError("wrong_code");
  }
  const { userId } = proven;
  assertGoodPassword(password, { ownNames: await ownNamesOf(ctx.db, userId) });
  const secret = await hashInTurn(password);
  try {
    await inTransaction(ctx.db, async (tx) => {
      const own: IdentityCtx = { ...ctx, db: tx, actor: { kind: "person", userId } };
      await consume(own, proven);
      await setPassword(own, userId, secret);
      await endSessionsOf(own, userId);
      await verifyContact(own, proven);
      await writeAudit(own, { action: "password.reset", subjectUserId: userId });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("conflict", { cause: error });
    throw error;
  }
  return { userId };
}

/** Counts the try on every code of the ticket first, in one statement, so that parallel guesses are all counted. */
async function proveCode(ctx: IdentityCtx, ticket: string, code: string): Promise<Proven | null> {
  const rows = await ctx.db.verification.updateManyAndReturn({
    where: {
      purpose: "reset",
      consumedAt: null,
      // The index on expires_at bounds the search to what is under way.
      expiresAt: { gt: ctx.now },
      attempts: { lt: codeLife.maxAttempts },
      payload: { path: ["ticket"], equals: ticket },
    },
    data: { attempts: { increment: 1 } },
    select: { id: true, codeHash: true, userId: true, contactKind: true, contactValue: true },
  });
  const row = rows.find(({ id, codeHash }) => isRightCode(id, code, codeHash));
  if (!row?.userId) return null;
  return {
    id: row.id,
    ticket,
    userId: row.userId as UserId, // the row's own id: branded here
    contact: { kind: row.contactKind, value: row.contactValue },
  };
}

/** Uses this code up, and with it whatever else is under way for this person or this contact. */
async function consume(ctx: IdentityCtx, proven: Proven): Promise<void> {
  const used = { consumedAt: ctx.now, codeHash: null };
  const { count } = await ctx.db.verification.updateMany({
    where: { id: proven.id, consumedAt: null },
    data: used,
  });
  if (count === 0) throw new DomainError("expired");
  await ctx.db.verification.updateMany({
    where: {
      consumedAt: null,
      expiresAt: { gt: ctx.now },
      OR: [
        { userId: proven.userId },
        { purpose: "sign_up", contactKind: proven.contact.kind, contactValue: proven.contact.value },
      ],
    },
    data: used,
  });
}

/** She has proven that the contact is hers: it is marked so, unless somebody else proved it before her. */
async function verifyContact(ctx: IdentityCtx, { userId, contact }: Proven): Promise<void> {
  const owner = await ctx.db.contact.findUnique({
    where: { kind_verifiedKey: { kind: contact.kind, verifiedKey: contact.value } },
    select: { id: true },
  });
  if (owner) return;
  const { count } = await ctx.db.contact.updateMany({
    where: { userId, kind: contact.kind, value: contact.value },
    data: { verifiedAt: ctx.now, verifiedKey: contact.value },
  });
  if (count > 0) {
    await writeAudit(ctx, {
      action: "contact.verified",
      subjectUserId: userId,
      data: { kind: contact.kind },
    });
  }
}

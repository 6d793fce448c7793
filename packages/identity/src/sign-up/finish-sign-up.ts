import { randomBytes } from "node:crypto";
import { type ContactKind, inTransaction, isUniqueViolation, Prisma } from "@hutong/db";
import { DomainError, newId, parseInput, type UserId } from "@hutong/kernel";
import type { z } from "zod";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { openAccount } from "../open-account.ts";
import { bindProof } from "../upstream/proof.ts";
import { codeLife, isRightCode } from "../verification/code.ts";
import { type FinishSignUpInput, finishSignUpSchema, signUpPayloadSchema } from "./schema.ts";

interface Proven {
  readonly id: string;
  readonly codeHash: Uint8Array<ArrayBuffer>;
  readonly contact: { readonly kind: ContactKind; readonly value: string };
  readonly payload: z.infer<typeof signUpPayloadSchema>;
}

/**
 * Finishes a sign-up with the code that came by message: the person, her contact, her password and, if a realm is
 * given, her first ID there. Of several calls at once exactly one succeeds.
 * Not to be called within a transaction: a wrong code is counted even though it throws.
 * @throws DomainError `wrong_code`, `expired` (too late, too many tries, used), `conflict` (somebody proved the
 * contact in the meantime)
 */
export async function finishSignUp(
  ctx: IdentityCtx,
  input: FinishSignUpInput,
): Promise<{ readonly userId: UserId }> {
  const { verificationId, code, realm } = parseInput(finishSignUpSchema, input);
  const proven = await proveCode(ctx, verificationId, code);
  const userId = newId<"User">();
  const inner: IdentityCtx = { ...ctx, actor: { kind: "person", userId } };
  try {
    await inTransaction(ctx.db, async (tx) => {
      const own = { ...inner, db: tx };
      await consume(own, proven);
      const displayName = await makePerson(own, userId, proven);
      if (proven.payload.upstreamVisitId) await bindUpstream(own, userId, proven.payload.upstreamVisitId);
      if (realm) {
        const wishedName = wishedLoginName(displayName);
        await openAccount(own, { userId, realm, wishedName, proof: "signed_up" });
      }
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("conflict", { cause: error });
    throw error;
  }
  return { userId };
}

/** Counts the try first, in one statement, so that parallel guesses are all counted. */
async function proveCode(ctx: IdentityCtx, id: string, code: string): Promise<Proven> {
  const [row] = await ctx.db.verification.updateManyAndReturn({
    where: {
      id,
      purpose: "sign_up",
      consumedAt: null,
      expiresAt: { gt: ctx.now },
      attempts: { lt: codeLife.maxAttempts },
    },
    data: { attempts: { increment: 1 } },
    select: { codeHash: true, contactKind: true, contactValue: true, payload: true },
  });
  if (!row) throw new DomainError("expired");
  if (!row.codeHash || !isRightCode(id, code, row.codeHash)) throw new DomainError("wrong_code");
  return {
    id,
    codeHash: row.codeHash,
    contact: { kind: row.contactKind, value: row.contactValue },
    payload: signUpPayloadSchema.parse(row.payload),
  };
}

/** Uses the verification up, and every other sign-up under way for the same contact. */
async function consume(ctx: IdentityCtx, proven: Proven): Promise<void> {
  const used = { consumedAt: ctx.now, payload: Prisma.DbNull, codeHash: null };
  const { count } = await ctx.db.verification.updateMany({
    where: { id: proven.id, consumedAt: null, codeHash: proven.codeHash },
    data: used,
  });
  if (count === 0) throw new DomainError("expired");
  await ctx.db.verification.updateMany({
    where: {
      purpose: "sign_up",
      contactKind: proven.contact.kind,
      contactValue: proven.contact.value,
      consumedAt: null,
      expiresAt: { gt: ctx.now },
    },
    data: used,
  });
}

async function makePerson(ctx: IdentityCtx, userId: UserId, proven: Proven): Promise<string> {
  const { contact, payload } = proven;
  const displayName = payload.displayName ?? (payload.locale === "en" ? "New friend" : "新朋友");
  await ctx.db.user.create({
    data: {
      id: userId,
      displayName,
      locale: payload.locale,
      createdAt: ctx.now,
      ...(payload.secret !== null && {
        credentials: { create: { id: newId(), kind: "password", secret: payload.secret } },
      }),
      contacts: {
        create: { id: newId(), ...contact, verifiedAt: ctx.now, verifiedKey: contact.value },
      },
    },
    select: { id: true },
  });
  await writeAudit(ctx, { action: "person.signed_up", subjectUserId: userId });
  await writeAudit(ctx, { action: "contact.verified", subjectUserId: userId, data: { kind: contact.kind } });
  return payload.displayName ?? "";
}

/** She came from an upstream provider and is known by it from now on. */
async function bindUpstream(ctx: IdentityCtx, userId: UserId, visitId: string): Promise<void> {
  const { slug } = await bindProof(ctx, { visitId }, userId);
  await writeAudit(ctx, { action: "upstream.linked", subjectUserId: userId, data: { upstream: slug } });
}

const base32 = "abcdefghijklmnopqrstuvwxyz234567";

/** Her display name as a login name, without what a login name cannot hold; else one drawn for her. */
function wishedLoginName(displayName: string): string {
  const name = displayName.normalize("NFKC").replace(/[\s/:@\p{C}]+/gu, "");
  if (name.length >= 2) return name;
  return `hu${Array.from(randomBytes(8), (byte) => base32[byte % 32]).join("")}`;
}

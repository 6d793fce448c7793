import { type ContactKind, inTransaction } from "@hutong/db";
import { newId } from "@hutong/kernel";
import type { z } from "zod";
import type { IdentityCtx } from "../context.ts";
import { codeLife, newCode } from "../verification/code.ts";
import type { signUpPayloadSchema } from "./schema.ts";
import { isTaken, sendSignUpMessage } from "./send-sign-up-message.ts";

/**
 * Sends the code of a sign-up and keeps what it allows. Where somebody has the contact already, no code is ever right.
 * The caller has counted the sending.
 */
export async function sendSignUpCode(
  ctx: IdentityCtx,
  contact: { readonly kind: ContactKind; readonly value: string },
  payload: z.infer<typeof signUpPayloadSchema>,
): Promise<{ readonly verificationId: string }> {
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
        payload,
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + codeLife.ms),
      },
      select: { id: true },
    });
    await sendSignUpMessage(inner, contact, {
      code: taken ? null : code,
      locale: payload.locale ?? undefined,
    });
  });
  return { verificationId: id };
}

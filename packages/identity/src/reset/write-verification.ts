import type { IdentityCtx } from "../context.ts";
import { codeLife } from "../verification/code.ts";
import type { Reachable } from "./reachable-people.ts";

/** Writes down that a code to reset this person's password is on its way. Within the caller's transaction. */
export async function writeVerification(
  ctx: IdentityCtx,
  row: { id: string; ticket: string; person: Reachable; codeHash: Buffer<ArrayBuffer> },
): Promise<void> {
  const { contact, userId } = row.person;
  await ctx.db.verification.create({
    data: {
      id: row.id,
      purpose: "reset",
      contactKind: contact.kind,
      contactValue: contact.value,
      codeHash: row.codeHash,
      userId,
      payload: { ticket: row.ticket },
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + codeLife.ms),
    },
    select: { id: true },
  });
}

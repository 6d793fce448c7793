import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { endSessionsOf } from "../sessions/end-sessions-of.ts";
import { type PersonInput, personSchema } from "./schema.ts";

/**
 * Freezes a person and ends all her sessions. One who is frozen already stays so, and nothing is recorded.
 * @throws DomainError `not_signed_in`, `forbidden` (only operators, owners and the system may), `not_found`
 */
export async function freezePerson(ctx: IdentityCtx, input: PersonInput): Promise<void> {
  await setStatus(ctx, input, "frozen");
}

/** Lets a frozen person sign in again. @throws as freezePerson */
export async function unfreezePerson(ctx: IdentityCtx, input: PersonInput): Promise<void> {
  await setStatus(ctx, input, "active");
}

async function setStatus(ctx: IdentityCtx, input: PersonInput, status: "active" | "frozen"): Promise<void> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  const { userId, reason } = parseInput(personSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const { count } = await tx.user.updateMany({
      where: { id: userId, status: { not: status } },
      data: { status },
    });
    if (count === 0) return assertExists(inner, userId);
    if (status === "frozen") await endSessionsOf(inner, userId);
    await writeAudit(inner, {
      action: status === "frozen" ? "person.frozen" : "person.unfrozen",
      subjectUserId: userId,
      data: reason ? { reason } : {},
    });
  });
}

async function assertExists(ctx: IdentityCtx, userId: string): Promise<void> {
  const person = await ctx.db.user.findUnique({ where: { id: userId }, select: { id: true } });
  if (!person) throw new DomainError("not_found");
}

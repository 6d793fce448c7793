import { inTransaction } from "@hutong/db";
import { parseInput } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { endSessionsOf } from "../sessions/end-sessions-of.ts";
import { assertMayActOn, beginAdminWrite } from "./begin-admin-write.ts";
import { adminFacts, type PersonInput, personSchema } from "./schema.ts";

/**
 * Freezes a person and ends all her sessions. One who is frozen already stays so, and nothing is recorded.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (only operators, owners and the system may; an
 * administrator only owners; nobody herself), `not_found`, `invalid_input` (a person gives a reason)
 */
export async function freezePerson(ctx: IdentityCtx, input: PersonInput): Promise<void> {
  await setStatus(ctx, input, "frozen");
}

/** Lets a frozen person sign in again. @throws as freezePerson */
export async function unfreezePerson(ctx: IdentityCtx, input: PersonInput): Promise<void> {
  await setStatus(ctx, input, "active");
}

async function setStatus(ctx: IdentityCtx, input: PersonInput, status: "active" | "frozen"): Promise<void> {
  const { userId, reason, batchId } = parseInput(personSchema, input);
  await beginAdminWrite(ctx, { roles: ["operator", "owner"], reason });
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await assertMayActOn(inner, userId);
    const { count } = await tx.user.updateMany({
      where: { id: userId, status: { not: status } },
      data: { status },
    });
    if (count === 0) return;
    if (status === "frozen") await endSessionsOf(inner, userId);
    await writeAudit(inner, {
      action: status === "frozen" ? "person.frozen" : "person.unfrozen",
      subjectUserId: userId,
      data: adminFacts({ reason, batchId }),
    });
  });
}

import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { type AdminRoleInput, adminRoleSchema } from "./schema.ts";

/**
 * Gives a person a role in the administration, or takes it (null). The same role again records nothing.
 * @throws DomainError `not_signed_in`, `forbidden` (only owners and the system may; nobody her own), `not_found`
 */
export async function setAdminRole(ctx: IdentityCtx, input: AdminRoleInput): Promise<void> {
  await assertAdministrator(ctx, ["owner"]);
  const { userId, role } = parseInput(adminRoleSchema, input);
  // So that the last owner cannot lock everybody out.
  if (ctx.actor.kind === "person" && ctx.actor.userId === userId) throw new DomainError("forbidden");
  await inTransaction(ctx.db, async (tx) => {
    const person = await tx.user.findUnique({ where: { id: userId }, select: { adminRole: true } });
    if (!person) throw new DomainError("not_found");
    if (person.adminRole === role) return;
    await tx.user.update({ where: { id: userId }, data: { adminRole: role }, select: { id: true } });
    await writeAudit(
      { ...ctx, db: tx },
      { action: "person.role_changed", subjectUserId: userId, data: { from: person.adminRole, to: role } },
    );
  });
}

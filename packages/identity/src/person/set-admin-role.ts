import { inTransaction } from "@hutong/db";
import { parseInput } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertMayActOn, beginAdminWrite } from "./begin-admin-write.ts";
import { type AdminRoleInput, adminRoleSchema } from "./schema.ts";

/**
 * Gives a person a role in the administration, or takes it (null). The same role again records nothing.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (only owners and the system may; nobody her own,
 * so that the last owner cannot lock everybody out), `not_found`, `invalid_input` (a person gives a reason)
 */
export async function setAdminRole(ctx: IdentityCtx, input: AdminRoleInput): Promise<void> {
  const { userId, role, reason } = parseInput(adminRoleSchema, input);
  await beginAdminWrite(ctx, { roles: ["owner"], reason });
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await assertMayActOn(inner, userId);
    const person = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { adminRole: true } });
    if (person.adminRole === role) return;
    await tx.user.update({ where: { id: userId }, data: { adminRole: role }, select: { id: true } });
    const data = { from: person.adminRole, to: role, ...(reason ? { reason } : {}) };
    await writeAudit(inner, { action: "person.role_changed", subjectUserId: userId, data });
  });
}

import { inTransaction } from "@hutong/db";
import { parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { type UpdateProfileInput, updateProfileSchema } from "./schema.ts";

/**
 * Changes one's own name, language and theme; what is not given stays, null means "as the browser says".
 * @throws DomainError `not_signed_in`, `invalid_input`
 */
export async function updateProfile(ctx: IdentityCtx, input: UpdateProfileInput): Promise<void> {
  const userId = actingPerson(ctx);
  const { displayName, locale, theme } = parseInput(updateProfileSchema, input);
  const changed = {
    displayName,
    ...(locale !== undefined && { locale }),
    ...(theme !== undefined && { theme }),
  };
  await inTransaction(ctx.db, async (tx) => {
    await tx.user.update({ where: { id: userId }, data: changed, select: { id: true } });
    await writeAudit(
      { ...ctx, db: tx },
      { action: "person.profile_changed", subjectUserId: userId, data: { fields: Object.keys(changed) } },
    );
  });
}

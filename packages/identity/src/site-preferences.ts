import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { z } from "zod";
import { writeAudit } from "./audit.ts";
import type { IdentityCtx } from "./context.ts";

const preferencesInput = z.object({
  locale: z.enum(["zh-CN", "en"]).optional(),
  theme: z.enum(["light", "dark", "system"]).optional(),
});

/**
 * Sets the language or theme of the person signed in; every site follows.
 * @throws DomainError("not_signed_in" | "invalid_input")
 */
export async function setPreferences(
  ctx: IdentityCtx,
  input: z.input<typeof preferencesInput>,
): Promise<void> {
  if (ctx.actor.kind !== "person") throw new DomainError("not_signed_in");
  const { locale, theme } = parseInput(preferencesInput, input);
  const { userId } = ctx.actor;
  const data = { ...(locale ? { locale } : {}), ...(theme ? { theme } : {}) };
  await inTransaction(ctx.db, async (tx) => {
    await tx.user.update({ where: { id: userId }, data, select: { id: true } });
    await writeAudit(
      { ...ctx, db: tx },
      { action: "person.preferences_changed", subjectUserId: userId, data },
    );
  });
}

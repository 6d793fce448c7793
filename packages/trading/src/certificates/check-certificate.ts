import type { Db } from "@hutong/db";
import { type Ctx, DomainError, idSchema, parseInput } from "@hutong/kernel";
import { z } from "zod";

const checkSchema = z.strictObject({
  certificateId: idSchema<"Certificate">(),
  /** False takes the mark back: what was found then no longer holds. */
  isGood: z.boolean(),
});

/**
 * Marks a certificate as compared with its issuer's register, or takes the mark back. For the operator alone: no site
 * may write this column.
 * @throws DomainError `forbidden`, `not_found`, `invalid_input`
 */
export async function checkCertificate(ctx: Ctx<Db>, input: z.input<typeof checkSchema>): Promise<void> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const { certificateId, isGood } = parseInput(checkSchema, input);
  const { count } = await ctx.db.certificate.updateMany({
    where: { id: certificateId },
    data: { checkedAt: isGood ? ctx.now : null },
  });
  if (count === 0) throw new DomainError("not_found");
}

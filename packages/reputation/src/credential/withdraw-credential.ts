import { type Db, inTransaction } from "@hutong/db";
import { writeAudit } from "@hutong/identity/trade";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { type WithdrawCredentialInput, withdrawCredentialSchema } from "./schema.ts";

/**
 * Takes back a credential that its owner had given to herself: whoever looks at its status from now on sees that it is
 * no longer good. One that is withdrawn already stays so, and nothing is recorded.
 * @throws DomainError `not_signed_in`, `not_found` (another's and missing alike)
 */
export async function withdrawCredential(ctx: Ctx<Db>, input: WithdrawCredentialInput): Promise<void> {
  const { credentialId } = parseInput(withdrawCredentialSchema, input);
  const { actor } = ctx;
  if (actor.kind !== "person") throw new DomainError("not_signed_in");
  await inTransaction(ctx.db, async (tx) => {
    const own = { id: credentialId, userId: actor.userId };
    const { count } = await tx.shopCredential.updateMany({
      where: { ...own, withdrawnAt: null },
      data: { withdrawnAt: ctx.now },
    });
    const there = await tx.shopCredential.findFirst({ where: own, select: { accountId: true } });
    if (!there) throw new DomainError("not_found");
    if (count === 0) return;
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "credential.withdrawn",
        subjectUserId: actor.userId,
        accountId: there.accountId,
        data: { credential: credentialId },
      },
    );
  });
}

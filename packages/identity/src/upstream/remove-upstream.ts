import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { type RemoveUpstreamInput, removeUpstreamSchema } from "./schema.ts";
import { tellOfWayIn } from "./tell-of-way-in.ts";

/**
 * Takes a way in by a provider away, never the last one: with neither a password nor another enabled provider she sets a
 * password first (SECURITY 21). Of two at once the second sees what the first left.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `not_found` (another's, missing, gone), `conflict` (field
 * `upstream`: `upstream.only_way_in`)
 */
export async function removeUpstreamIdentity(ctx: IdentityCtx, input: RemoveUpstreamInput): Promise<void> {
  const userId = actingPerson(ctx);
  assertFreshSignIn(ctx);
  const { identityId } = parseInput(removeUpstreamSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    // Two removals of one person wait for each other.
    await tx.$queryRaw`select id from users where id = ${userId}::uuid for update`;
    const person = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        credentials: { select: { id: true } },
        upstreamIdentities: {
          select: {
            id: true,
            provider: { select: { slug: true, nameZh: true, nameEn: true, disabledAt: true } },
          },
        },
      },
    });
    const leaving = person.upstreamIdentities.find(({ id }) => id === identityId);
    if (!leaving) throw new DomainError("not_found");
    const others = person.upstreamIdentities.filter(
      ({ id, provider }) => id !== identityId && !provider.disabledAt,
    );
    if (person.credentials.length === 0 && others.length === 0)
      throw new DomainError("conflict", { fields: { upstream: "upstream.only_way_in" } });
    await tx.upstreamIdentity.delete({ where: { id: identityId }, select: { id: true } });
    const inner = { ...ctx, db: tx };
    const { slug, nameZh, nameEn } = leaving.provider;
    await writeAudit(inner, { action: "upstream.unlinked", subjectUserId: userId, data: { upstream: slug } });
    await tellOfWayIn(inner, "removed", userId, { "zh-CN": nameZh, en: nameEn });
  });
}

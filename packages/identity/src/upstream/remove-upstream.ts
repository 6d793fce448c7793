import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { assertMayActOn, beginAdminWrite } from "../person/begin-admin-write.ts";
import { adminFacts } from "../person/schema.ts";
import {
  type RemoveUpstreamInput,
  type RemoveUpstreamOfInput,
  removeUpstreamOfSchema,
  removeUpstreamSchema,
} from "./schema.ts";
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
  await inTransaction(ctx.db, (tx) => remove({ ...ctx, db: tx }, { userId, identityId, facts: {} }));
}

/**
 * The same, by an administrator: the account over there is in wrong hands, say. The last way in stays here too: a code for
 * a password goes out first. She is told.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden`, `invalid_input` (a person gives a reason), `not_found`
 * (also where it is not this person's), `conflict` as above
 */
export async function removeUpstreamOf(ctx: IdentityCtx, input: RemoveUpstreamOfInput): Promise<void> {
  const { userId, identityId, reason } = parseInput(removeUpstreamOfSchema, input);
  await beginAdminWrite(ctx, { roles: ["operator", "owner"], reason });
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await assertMayActOn(inner, userId);
    await remove(inner, { userId, identityId, facts: adminFacts({ reason }) });
  });
}

interface Removal {
  readonly userId: string;
  readonly identityId: string;
  readonly facts: { readonly reason?: string };
}

async function remove(ctx: IdentityCtx, { userId, identityId, facts }: Removal): Promise<void> {
  const { db } = ctx;
  // Two removals of one person wait for each other.
  await db.$queryRaw`select id from users where id = ${userId}::uuid for update`;
  const person = await db.user.findUniqueOrThrow({
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
  await db.upstreamIdentity.delete({ where: { id: identityId }, select: { id: true } });
  const { slug, nameZh, nameEn } = leaving.provider;
  await writeAudit(ctx, {
    action: "upstream.unlinked",
    subjectUserId: userId,
    data: { upstream: slug, ...facts },
  });
  await tellOfWayIn(ctx, "removed", userId, { "zh-CN": nameZh, en: nameEn });
}

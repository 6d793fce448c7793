import { newId, type UserId } from "@hutong/kernel";
import type { AuditAction } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { type ThrottleKey, throttleKeyHash } from "../throttle.ts";

const action: AuditAction = "person.signed_in";

/**
 * Into the audit that she signed in, and the failures at her name are forgotten: both, or neither. One statement and
 * its own commit, for every sign-in does it; four round trips through a transaction cost a good part of one.
 */
export async function noteSignIn(
  ctx: IdentityCtx,
  signIn: {
    readonly userId: UserId;
    /** With which of her IDs, where it was one. */
    readonly data: Readonly<Record<string, string>>;
    readonly ownKey: ThrottleKey;
  },
): Promise<void> {
  const { ip, requestId } = ctx.origin;
  await ctx.db.$executeRaw`
    with cleared as (delete from throttles where key = ${throttleKeyHash(signIn.ownKey)})
    insert into audit_entries (id, at, action, actor_user_id, subject_user_id, ip, request_id, data)
    values (${newId()}::uuid, ${ctx.now}, ${action}, ${signIn.userId}::uuid, ${signIn.userId}::uuid, ${ip}, ${requestId},
      ${JSON.stringify(signIn.data)}::jsonb)`;
}

import type { LinkingKind, LinkProof } from "@hutong/db";
import { DomainError, newId } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";
import { type TransferPlan, undoWindowMs } from "./rules.ts";

export interface Transfer extends TransferPlan {
  readonly kind: LinkingKind;
  readonly fromUserId: string;
  readonly toUserId: string;
  /** The ID it is about. */
  readonly accountId: string | null;
  readonly proof: LinkProof;
  readonly reason?: string | undefined;
}

/**
 * Locks people in one order, so that two operations on one person wait for each other and never for one another.
 * Within the caller's transaction.
 */
export async function lockPeople(ctx: IdentityCtx, userIds: readonly string[]): Promise<void> {
  await ctx.db.$queryRaw`select id from users where id = any(${[...userIds]}::uuid[]) order by id for update`;
}

/**
 * Moves rows from one person to another, with the journal entry that undoing reads. Three statements, however much the
 * accounts hold: trade hangs on the account. Within the caller's transaction, people locked.
 * @returns the id of the journal entry
 * @throws DomainError("conflict") where an ID is no longer hers who is to give it
 */
export async function transfer(ctx: IdentityCtx, plan: Transfer): Promise<string> {
  const operationId = newId();
  await writeJournal(ctx, operationId, plan);
  await leave(ctx, plan);
  await arrive(ctx, plan);
  return operationId;
}

function actorId(ctx: IdentityCtx): string | null {
  return ctx.actor.kind === "person" ? ctx.actor.userId : null;
}

/** What is taken away is copied as it stands: an undoing puts back these very rows. */
async function writeJournal(ctx: IdentityCtx, operationId: string, plan: Transfer): Promise<void> {
  const until = plan.kind === "undo" ? ctx.now : new Date(ctx.now.getTime() + undoWindowMs);
  const { accounts, contacts, seats, consents, credentials, upstreams } = plan;
  const moved = JSON.stringify({ accounts, contacts, seats, consents, credentials, upstreams });
  await ctx.db.$executeRaw`
    insert into linking_operations
      (id, kind, from_user_id, to_user_id, account_id, actor_user_id, reason, at, undoable_until, before)
    values (${operationId}::uuid, ${plan.kind}::linking_kind, ${plan.fromUserId}::uuid, ${plan.toUserId}::uuid,
      ${plan.accountId}::uuid, ${actorId(ctx)}::uuid, ${plan.reason ?? null}, ${ctx.now}, ${until},
      jsonb_build_object('moved', ${moved}::jsonb,
        'contacts', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from contacts c
          where c.id = any(${[...plan.removedContacts]}::uuid[])),
        'credentials', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from credentials c
          where c.id = any(${[...plan.removedCredentials]}::uuid[]))))`;
}

async function leave(ctx: IdentityCtx, plan: Transfer): Promise<void> {
  await ctx.db.$executeRaw`
    with ended as (update links set ended_at = greatest(${ctx.now}, started_at), open_account_id = null
        where open_account_id = any(${[...plan.accounts]}::uuid[])),
      contacts_away as (delete from contacts where id = any(${[...plan.removedContacts]}::uuid[]))
    delete from credentials where id = any(${[...plan.removedCredentials]}::uuid[])`;
}

async function arrive(ctx: IdentityCtx, plan: Transfer): Promise<void> {
  const { fromUserId: from, toUserId: to } = plan;
  const accounts = [...plan.accounts];
  const linkIds = accounts.map(() => newId());
  const [row] = await ctx.db.$queryRaw<[{ moved: bigint }]>`
    with owned as (update accounts set user_id = ${to}::uuid
        where id = any(${accounts}::uuid[]) and user_id = ${from}::uuid returning id),
      linked as (insert into links (id, account_id, user_id, proof, actor_user_id, started_at, open_account_id)
        select l.id, l.account_id, ${to}::uuid, ${plan.proof}::link_proof, ${actorId(ctx)}::uuid, ${ctx.now}, l.account_id
        from unnest(${linkIds}::uuid[], ${accounts}::uuid[]) as l (id, account_id)),
      reached as (update contacts set user_id = ${to}::uuid
        where id = any(${[...plan.contacts]}::uuid[]) and user_id = ${from}::uuid),
      seated as (update staff_seats set user_id = ${to}::uuid
        where id = any(${[...plan.seats]}::uuid[]) and user_id = ${from}::uuid),
      allowed as (update consents set user_id = ${to}::uuid
        where id = any(${[...plan.consents]}::uuid[]) and user_id = ${from}::uuid),
      known as (update upstream_identities set user_id = ${to}::uuid
        where id = any(${[...plan.upstreams]}::uuid[]) and user_id = ${from}::uuid),
      proven as (update credentials set user_id = ${to}::uuid
        where id = any(${[...plan.credentials]}::uuid[]) and user_id = ${from}::uuid)
    select count(*) as moved from owned`;
  if (Number(row.moved) !== accounts.length) throw new DomainError("conflict");
}

/**
 * Ends what was open before a transfer: the sign-ons of `people` (all but the one kept), their codes under way (a reset that
 * was begun before must not end after), tokens, and every site session that acts for one of the accounts or sits in its shop, whosever it is. They come back at the next step, with
 * the account that is right by then. One statement.
 */
export async function endSessionsAround(
  ctx: IdentityCtx,
  around: {
    readonly people: readonly string[];
    readonly tokensOf: readonly string[];
    readonly accounts: readonly string[];
    readonly keepUid?: string | undefined;
  },
): Promise<void> {
  await ctx.db.$executeRaw`
    with codes as (update verifications set consumed_at = ${ctx.now}, code_hash = null
        where user_id = any(${[...around.people]}::uuid[]) and consumed_at is null),
      signed_off as (delete from sign_on_sessions
        where user_id = any(${[...around.people]}::uuid[]) and uid is distinct from ${around.keepUid ?? null}),
      tokens as (delete from provider_records where model in ('AccessToken', 'RefreshToken', 'AuthorizationCode')
        and payload->>'accountId' = any(${[...around.tokensOf]}::text[]))
    delete from site_sessions where account_id = any(${[...around.accounts]}::uuid[])
      or seat_id in (select id from staff_seats where account_id = any(${[...around.accounts]}::uuid[]))`;
}

import { DomainError, digest, signal } from "@hutong/kernel";
import type { IdentityCtx } from "./context.ts";

/** How many failures of one kind are let through in a window. */
interface ThrottleRule {
  readonly purpose: string;
  readonly maxFailures: number;
  readonly windowSeconds: number;
}

/** A rule applied to somebody: an identifier, an address, or both. */
export interface ThrottleKey {
  readonly rule: ThrottleRule;
  readonly parts: readonly (string | null)[];
}

/** Keys as they are stored: a digest, so that the table names nobody. */
export function throttleKeyHash({ rule, parts }: ThrottleKey): Buffer<ArrayBuffer> {
  return digest(JSON.stringify([rule.purpose, ...parts]));
}

function throttled({ rule }: ThrottleKey, resetsAt: Date, now: Date): DomainError {
  signal("throttled", { rule: rule.purpose });
  const retryAfterSeconds = Math.max(1, Math.ceil((resetsAt.getTime() - now.getTime()) / 1000));
  return new DomainError("throttled", { retryAfterSeconds });
}

/**
 * Refuses where the failures of any key have reached its rule's bound.
 * @throws DomainError("throttled") with the seconds until its window ends
 */
export async function checkThrottle(ctx: IdentityCtx, keys: readonly ThrottleKey[]): Promise<void> {
  const rows = await ctx.db.throttle.findMany({
    where: { key: { in: keys.map(throttleKeyHash) }, resetsAt: { gt: ctx.now } },
    select: { key: true, count: true, resetsAt: true },
  });
  for (const key of keys) {
    const stored = throttleKeyHash(key);
    const row = rows.find((candidate) => stored.equals(candidate.key));
    if (row && row.count >= key.rule.maxFailures) throw throttled(key, row.resetsAt, ctx.now);
  }
}

/**
 * Counts a failure for every key: one atomic statement each, so that parallel tries are all counted. Call it outside a
 * transaction: the refusal that follows must not undo the count.
 * @throws DomainError("throttled") where this failure was beyond a bound: tries that ran in parallel learn nothing
 */
export async function recordFailure(ctx: IdentityCtx, keys: readonly ThrottleKey[]): Promise<void> {
  let refusal: DomainError | undefined;
  for (const key of keys) {
    const { count, resetsAt } = await countOne(ctx, key);
    if (count > key.rule.maxFailures) refusal ??= throttled(key, resetsAt, ctx.now);
  }
  if (refusal) throw refusal;
}

async function countOne(ctx: IdentityCtx, key: ThrottleKey): Promise<{ count: number; resetsAt: Date }> {
  const resetsAt = new Date(ctx.now.getTime() + key.rule.windowSeconds * 1000);
  const [row] = await ctx.db.$queryRaw<{ count: number; resetsAt: Date }[]>`
    insert into throttles as t (key, count, resets_at) values (${throttleKeyHash(key)}, 1, ${resetsAt})
    on conflict (key) do update set
      count = case when t.resets_at <= ${ctx.now} then 1 else t.count + 1 end,
      resets_at = case when t.resets_at <= ${ctx.now} then excluded.resets_at else t.resets_at end
    returning count, resets_at as "resetsAt"`;
  return row ?? { count: 1, resetsAt };
}

/** Forgets the failures of a key: she has shown that she knows. */
export async function clearThrottle(ctx: IdentityCtx, key: ThrottleKey): Promise<void> {
  await ctx.db.throttle.deleteMany({ where: { key: throttleKeyHash(key) } });
}

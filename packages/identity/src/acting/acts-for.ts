import type { Db, SeatRole } from "@hutong/db";
import { type AccountId, type Ctx, DomainError, type SeatId, type UserId } from "@hutong/kernel";

/** As whom somebody acts in the business of an account: its owner, or a member of its staff with a role. */
export interface ActingFor {
  readonly accountId: AccountId;
  /** The person who owns the account. */
  readonly ownerId: UserId;
  readonly role: "owner" | SeatRole;
  /** The seat through which she acts, null for the owner herself and the system. */
  readonly seatId: SeatId | null;
  readonly seatName: string | null;
}

interface Row {
  owner_id: UserId;
  status: "active" | "frozen";
  has_owner_frozen: boolean;
  seat_id: SeatId | null;
  seat_name: string | null;
  seat_role: SeatRole | null;
}

/**
 * Lets the owner of an account act for it, and members of the owner's staff with one of these roles. A seat lies in one
 * account of the owner (her shop) and acts for her other accounts too, as at sign-on (ADR 10): a seat in a shop buys in
 * wholesale for its owner. The system passes as the owner. One statement.
 * @throws DomainError `not_signed_in`; `not_found` for another's account and a missing one alike; `forbidden` where her
 * role is none of these; `frozen` where the account or its owner is
 */
export async function actsFor(
  ctx: Ctx<Db>,
  accountId: string,
  roles: readonly SeatRole[],
): Promise<ActingFor> {
  const { actor } = ctx;
  if (actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const userId = actor.kind === "person" ? actor.userId : null;
  const rows = await ctx.db.$queryRaw<Row[]>`
    select a.user_id as owner_id, a.status::text as status, owner.status <> 'active' as has_owner_frozen,
      seat.id as seat_id, seat.name as seat_name, seat.role::text as seat_role
    from accounts a
      join users owner on owner.id = a.user_id
      left join accounts shop on a.user_id <> ${userId}::uuid and shop.user_id = a.user_id and shop.status = 'active'
      left join staff_seats seat on seat.account_id = shop.id and seat.user_id = ${userId}::uuid and seat.status = 'active'
    where a.id = ${accountId}::uuid and (${userId}::uuid is null or a.user_id = ${userId}::uuid or seat.id is not null)
    order by seat.role::text = any(${[...roles]}::text[]) desc, seat.created_at
    limit 1`;
  const row = rows[0];
  if (!row) throw new DomainError("not_found");
  if (row.status !== "active" || row.has_owner_frozen) throw new DomainError("frozen");
  if (row.seat_role && !roles.includes(row.seat_role)) throw new DomainError("forbidden");
  return {
    accountId: accountId as AccountId, // it is the id of the row just found
    ownerId: row.owner_id,
    role: row.seat_role ?? "owner",
    seatId: row.seat_id,
    seatName: row.seat_name,
  };
}

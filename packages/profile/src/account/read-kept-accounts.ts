import { inTransaction, type Realm, type SeatRole, type ShopKind } from "@hutong/db";
import { sayKeeper } from "@hutong/identity/shop";
import { type AccountId, DomainError } from "@hutong/kernel";
import type { ProfileCtx } from "./keep-account.ts";

/** An account that a person keeps: her own, or her employer's through a seat. */
export interface KeptAccount {
  readonly accountId: AccountId;
  readonly realm: Realm;
  readonly loginName: string;
  readonly memberNo: string;
  readonly registeredAt: Date;
  /** The shop or company, else the trade name that its keeper gave it. */
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly shopKind: ShopKind | null;
  readonly role: "owner" | SeatRole;
  readonly seatName: string | null;
}

/** So many at most are shown: nobody keeps more by hand. */
const mostAccounts = 50;

/**
 * The accounts that a person keeps, her own first, through whichever door she came. Frozen ones are not among them. Two
 * statements.
 * @throws DomainError `not_signed_in`
 */
export async function readKeptAccounts(ctx: ProfileCtx): Promise<KeptAccount[]> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw new DomainError("not_signed_in");
  return inTransaction(ctx.db, async (tx) => {
    await sayKeeper({ ...ctx, db: tx });
    return tx.$queryRaw<KeptAccount[]>`
      select a.id as "accountId", a.realm::text as realm, a.login_name as "loginName", a.member_no as "memberNo",
        a.registered_at as "registeredAt", coalesce(s.name, p.name) as name,
        case when s.account_id is null then p.name_en else s.name_en end as "nameEn", s.kind::text as "shopKind",
        mine.role, mine.seat_name as "seatName"
      from (
        select distinct on (id) id, role, seat_name, way from (
          select own.id, 'owner' as role, null as seat_name, 0 as way
          from accounts own where own.user_id = ${actor.userId}::uuid
          union all
          select a.id, st.role::text, st.name, case when a.id = shop.id then 1 else 2 end
          from staff_seats st
            join accounts shop on shop.id = st.account_id and shop.status = 'active'
            join users owner on owner.id = shop.user_id and owner.status = 'active'
            join accounts a on a.user_id = shop.user_id
          where st.user_id = ${actor.userId}::uuid and st.status = 'active') found
        order by id, way, role <> 'manager') mine
      join accounts a on a.id = mine.id and a.status = 'active'
      left join shops s on s.account_id = a.id
      left join trade_profiles p on p.account_id = a.id
      order by mine.way, a.registered_at, a.id limit ${mostAccounts}`;
  });
}

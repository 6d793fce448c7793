import type { Db, LinkProof, PersonStatus, Realm, SeatRole, ShopKind } from "@hutong/db";
import type { AccountId, SeatId, UserId } from "@hutong/kernel";

export interface LinkedId {
  readonly accountId: AccountId;
  readonly realm: Realm;
  readonly loginName: string;
  readonly memberNo: string;
  readonly status: PersonStatus;
  readonly registeredAt: Date;
  readonly link: { readonly startedAt: Date; readonly proof: LinkProof } | null;
  readonly openedFrom: { readonly realm: Realm; readonly loginName: string } | null;
  readonly shop: {
    readonly kind: ShopKind;
    readonly name: string;
    readonly nameEn: string | null;
    readonly region: string | null;
    readonly openedAt: Date;
    readonly ratingPoints: number | null;
    /** In basis points: 9876 is 98.76 %. */
    readonly positiveRateBp: number | null;
  } | null;
}

export interface Seat {
  readonly seatId: SeatId;
  readonly name: string;
  readonly role: SeatRole;
  readonly status: PersonStatus;
  readonly createdAt: Date;
  readonly owner: { readonly realm: Realm; readonly loginName: string; readonly shopName: string | null };
}

export interface LinkedIds {
  readonly ids: readonly LinkedId[];
  readonly seats: readonly Seat[];
}

/** The IDs that a person owns, and her seats in the shops of others. */
export async function readLinkedIds(db: Db, userId: UserId): Promise<LinkedIds> {
  const [accounts, seats] = await Promise.all([accountsOf(db, userId), seatsOf(db, userId)]);
  return { ids: accounts, seats };
}

async function accountsOf(db: Db, userId: UserId): Promise<LinkedId[]> {
  const rows = await db.account.findMany({
    where: { userId },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
    take: 100,
    select: {
      id: true,
      realm: true,
      loginName: true,
      memberNo: true,
      status: true,
      registeredAt: true,
      links: { where: { endedAt: null }, take: 1, select: { startedAt: true, proof: true } },
      openedFrom: { select: { realm: true, loginName: true } },
      shop: {
        select: {
          kind: true,
          name: true,
          nameEn: true,
          region: true,
          openedAt: true,
          ratingPoints: true,
          positiveRateBp: true,
        },
      },
    },
  });
  return rows.map(({ id, links, ...row }) => ({
    accountId: id as AccountId, // the row's own id: branded here
    ...row,
    link: links[0] ?? null,
  }));
}

async function seatsOf(db: Db, userId: UserId): Promise<Seat[]> {
  const rows = await db.staffSeat.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    take: 100,
    select: {
      id: true,
      name: true,
      role: true,
      status: true,
      createdAt: true,
      account: { select: { realm: true, loginName: true, shop: { select: { name: true } } } },
    },
  });
  return rows.map(({ id, account, ...row }) => ({
    seatId: id as SeatId, // the row's own id: branded here
    ...row,
    owner: {
      realm: account.realm,
      loginName: account.loginName,
      shopName: account.shop?.name ?? null,
    },
  }));
}

import type { Db } from "@hutong/db";
import { type Ctx, DomainError } from "@hutong/kernel";
import { type ClaimName, claimNames } from "../claims.ts";
import { readShopFigures } from "../figures/read-shop-figures.ts";

/** A shop of hers, the claims it can carry, and the credentials that she has taken of it. */
export interface CarryableShop {
  readonly accountId: string;
  readonly name: string;
  readonly realm: "retail" | "mall" | "deals" | "wholesale";
  readonly loginName: string;
  readonly claims: readonly ClaimName[];
  readonly credentials: readonly {
    readonly credentialId: string;
    readonly claims: readonly string[];
    readonly issuedAt: Date;
    readonly expiresAt: Date;
    readonly withdrawnAt: Date | null;
  }[];
}

/** The shops of whoever is signed in, with the newest credentials of each. @throws DomainError `not_signed_in` */
export async function readCarryableShops(ctx: Ctx<Db>): Promise<CarryableShop[]> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw new DomainError("not_signed_in");
  const accounts = await ctx.db.account.findMany({
    where: { userId: actor.userId, status: "active", shop: { kind: { in: ["shop", "flagship"] } } },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      realm: true,
      loginName: true,
      shop: { select: { name: true } },
      shopCredentials: {
        where: { userId: actor.userId },
        orderBy: { issuedAt: "desc" },
        take: 20,
        select: { id: true, claims: true, issuedAt: true, expiresAt: true, withdrawnAt: true },
      },
    },
  });
  const figures = await readShopFigures(
    ctx.db,
    accounts.map(({ id }) => id),
  );
  return accounts.map(({ id, realm, loginName, shop, shopCredentials }) => {
    const there = new Set(figures.get(id)?.map(({ claim }) => claim));
    return {
      accountId: id,
      name: shop?.name ?? loginName,
      realm,
      loginName,
      claims: claimNames.filter((name) => there.has(name)),
      credentials: shopCredentials.map(({ id: credentialId, ...rest }) => ({ credentialId, ...rest })),
    };
  });
}

import { type Db, inTransaction, type Prisma, type Realm } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { type ClaimName, claimNames } from "../claims.ts";
import { type CarriedClaim, type CarriedShop, carriedClaim } from "../credential/carried-claim.ts";
import { figuresOf, type PassportRow } from "../passport/passport-row.ts";
import { buyerClaims } from "../passport/rules.ts";

/** Another site that is told by a consent. Names of claims that are none of ours count for nothing. */
export interface TellingOfSite {
  readonly consentId: string;
  readonly clientId: string;
  readonly clientName: string;
  /** What it asked for and she allows. */
  readonly claims: readonly string[];
  /** What it asked for and she does not allow. */
  readonly withheld: readonly string[];
  readonly now: Date;
}

/** What a site is told: the shop, and each figure as a credential carries it. A claim without a figure is absent. */
export type ToldOfShop = Partial<Record<ClaimName, CarriedClaim>> & { readonly shop?: CarriedShop };

/**
 * Tells another site what a person's consent gives of her shop (the scope `shop_credentials`), and writes the look down in
 * the same transaction. The consent is asked once more, here and by the database, which shows within this transaction no
 * row that it does not give: withdrawn, expired, or the shop no longer hers, and nothing is told and nothing written. Three
 * statements.
 */
export async function tellSite(db: Db, telling: TellingOfSite): Promise<ToldOfShop> {
  const claims = claimNames.filter((name) => telling.claims.includes(name));
  if (claims.length === 0) return {};
  return inTransaction(db, async (tx) => {
    await tx.$queryRaw`select set_config('hutong.consent', ${telling.consentId}, true)`;
    const row = await readShop(tx, telling.consentId, claims);
    if (!row) return {};
    await writeLook(tx, telling, {
      shopAccountId: row.shop_account_id,
      shown: claims.filter((name) => row.allowed.includes(name)),
      withheld: claimNames.filter(
        (name) => telling.withheld.includes(name) || (claims.includes(name) && !row.allowed.includes(name)),
      ),
    });
    return {
      shop: { name: row.shop_name, realm: row.realm, login_name: row.login_name },
      ...Object.fromEntries(figuresOf(row).map((figure) => [figure.claim, carriedClaim(figure)])),
    };
  });
}

interface ShopRow extends Pick<PassportRow, "figures"> {
  readonly shop_account_id: string;
  readonly shop_name: string;
  readonly realm: Realm;
  readonly login_name: string;
  readonly allowed: readonly string[];
}

/** The shop of a consent that holds, with the figures it gives; what is counted under a buyer, from the one it stands behind. */
async function readShop(
  tx: Prisma.TransactionClient,
  consentId: string,
  claims: readonly ClaimName[],
): Promise<ShopRow | undefined> {
  const [row] = await tx.$queryRaw<ShopRow[]>`
    select a.id as shop_account_id, s.name as shop_name, a.realm::text as realm, a.login_name, c.claims as allowed,
      (select json_agg(json_build_object('claim', f.claim, 'value', f.value, 'windowFrom', f.window_from,
          'windowTo', f.window_to, 'facts', f.facts, 'computedAt', f.computed_at))
        from shop_claims f where f.account_id in (a.id, buyer.id) and f.claim = any (${claims}::text[])
          and f.claim = any (c.claims)
          and f.account_id = case when f.claim = any (${[...buyerClaims]}::text[]) then buyer.id else a.id end) as figures
    from consents c
      join clients k on k.client_id = c.client_id and k.shop_credentials and k.disabled_at is null
      join users u on u.id = c.user_id and u.status = 'active'
      join accounts a on a.id = c.shop_account_id and a.user_id = c.user_id and a.status = 'active'
      join shops s on s.account_id = a.id and s.kind <> 'company'
      left join lateral (select w.id from accounts w join passport_shops p on p.buyer_account_id = w.id
        where w.user_id = c.user_id and w.realm = 'wholesale' and p.shop_account_id = a.id
        order by w.created_at, w.id limit 1) buyer on true
    where c.id = ${consentId}::uuid and c.withdrawn_at is null and (c.expires_at is null or c.expires_at > now())`;
  return row;
}

/** Looks of one hour by one site that saw the same are counted on one row. */
async function writeLook(
  tx: Prisma.TransactionClient,
  { clientId, clientName, now }: TellingOfSite,
  look: {
    readonly shopAccountId: string;
    readonly shown: readonly ClaimName[];
    readonly withheld: readonly ClaimName[];
  },
): Promise<void> {
  await tx.$executeRaw`
    insert into passport_looks (id, shop_account_id, client_id, client_name, reason, hour, shown, withheld, first_at, last_at)
    values (${newId()}::uuid, ${look.shopAccountId}::uuid, ${clientId}, ${clientName}, 'third_party',
      date_trunc('hour', ${now}::timestamptz), ${[...look.shown]}::varchar[], ${[...look.withheld]}::varchar[], ${now}, ${now})
    on conflict (shop_account_id, client_id, client_name, hour, shown, withheld) where client_id is not null
      do update set count = passport_looks.count + 1, last_at = greatest(passport_looks.last_at, excluded.last_at)`;
}

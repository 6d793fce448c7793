import { Prisma, type Realm } from "@hutong/db";
import { type ClaimName, type ClaimValues, claimNames, type Figure } from "../claims.ts";
import { type Audience, audienceAt, buyerClaims, type Consent, isShown, type Onlooker } from "./rules.ts";

/** The shop behind a buyer, as it is named where at least one claim of it is shown. */
export interface PassportShop {
  readonly realm: Realm;
  readonly name: string;
  readonly nameEn: string | null;
}

/** What a supplier sees of a buyer's passport, endorsed by Hutong as of each figure's time. */
export interface SeenPassport {
  readonly buyerAccountId: string;
  /** False where no shop stands behind the buyer: then there is nothing to show or withhold. */
  readonly hasShop: boolean;
  /** Null too where every claim is withheld. */
  readonly shop: PassportShop | null;
  /** What is shown, in the order of claims. A claim that is shown and has no figure yet is in neither list. */
  readonly figures: readonly Figure[];
  /** What the buyer keeps to herself. */
  readonly withheld: readonly ClaimName[];
}

interface ConsentJson {
  readonly claim: ClaimName;
  readonly audience: Audience;
  readonly until: string | null;
}

interface FigureJson {
  readonly claim: ClaimName;
  readonly value: ClaimValues[ClaimName];
  readonly windowFrom: string | null;
  readonly windowTo: string;
  readonly facts: number;
  readonly computedAt: string;
}

/** A row of `passportColumns`. */
export interface PassportRow {
  readonly buyer_account_id: string;
  readonly shop_account_id: string | null;
  readonly shop_name: string | null;
  readonly shop_name_en: string | null;
  readonly shop_realm: Realm | null;
  readonly consents: readonly ConsentJson[] | null;
  readonly figures: readonly FigureJson[] | null;
}

/** What a passport is read from, for a row `p` of `passport_shops`: with the policy's leave, so only rows that are shown. */
export const passportColumns = columns(Prisma.sql`from shop_claims f where ${ofPassport("f")}`);

/**
 * The same of buyers that have to do with who looks (`asViewer`), quick for many: less only the figures of her own shops
 * that she shows to nobody.
 */
export const passportColumnsOfBuyers = columns(
  Prisma.sql`from passport_shown f where f.buyer_account_id = p.buyer_account_id`,
);

function columns(figures: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
  p.shop_account_id, p.name as shop_name, p.name_en as shop_name_en, p.realm::text as shop_realm,
  (select json_agg(json_build_object('claim', c.claim, 'audience', c.audience, 'until', c.until))
    from passport_consents c where ${ofPassport("c")}) as consents,
  (select json_agg(json_build_object('claim', f.claim, 'value', f.value, 'windowFrom', f.window_from,
      'windowTo', f.window_to, 'facts', f.facts, 'computedAt', f.computed_at)) ${figures}) as figures`;
}

/** Rows of the passport `p`: of the shop, and what the wholesale account has as a buyer. */
function ofPassport(alias: "c" | "f"): Prisma.Sql {
  const [account, claim] = [Prisma.raw(`${alias}.account_id`), Prisma.raw(`${alias}.claim`)];
  return Prisma.sql`${account} in (p.shop_account_id, p.buyer_account_id)
    and ${account} = case when ${claim} = any (${[...buyerClaims]}::text[]) then p.buyer_account_id else p.shop_account_id end`;
}

export function consentsOf(row: Pick<PassportRow, "consents">): ReadonlyMap<ClaimName, Consent> {
  return new Map(
    (row.consents ?? []).map(({ claim, audience, until }) => [
      claim,
      { audience, until: until === null ? null : new Date(until) },
    ]),
  );
}

export function figuresOf(row: Pick<PassportRow, "figures">): readonly Figure[] {
  const found = new Map((row.figures ?? []).map((figure) => [figure.claim, figure]));
  return claimNames.flatMap((claim) => {
    const figure = found.get(claim);
    if (!figure) return [];
    const { windowFrom, windowTo, computedAt } = figure;
    return {
      ...figure,
      windowFrom: windowFrom === null ? null : new Date(windowFrom),
      windowTo: new Date(windowTo),
      computedAt: new Date(computedAt),
    };
  });
}

/** The first wall: what of a row is shown to who looks, and what is withheld. */
export function seenOf(row: PassportRow, onlooker: Onlooker, now: Date): SeenPassport {
  const { buyer_account_id: buyerAccountId } = row;
  if (row.shop_account_id === null)
    return { buyerAccountId, hasShop: false, shop: null, figures: [], withheld: [] };
  const consents = consentsOf(row);
  const isOpen = (claim: ClaimName) => isShown(audienceAt(claim, consents.get(claim), now), onlooker);
  const withheld = claimNames.filter((claim) => !isOpen(claim));
  const isNamed = withheld.length < claimNames.length && row.shop_name !== null && row.shop_realm !== null;
  return {
    buyerAccountId,
    hasShop: true,
    shop: isNamed
      ? { realm: row.shop_realm as Realm, name: row.shop_name as string, nameEn: row.shop_name_en }
      : null,
    figures: figuresOf(row).filter(({ claim }) => isOpen(claim)),
    withheld,
  };
}

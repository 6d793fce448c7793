import { type Db, inTransaction } from "@hutong/db";
import { type AccountId, type Ctx, DomainError, seededRandom } from "@hutong/kernel";
import { recordPoints } from "../points/record-points.ts";
import type { NewPoints } from "../points/schema.ts";
import { demoUuid, type FactRow, purchaseFacts, seedOf, tradeFacts } from "./demo-facts.ts";
import {
  demoBuyer,
  demoBuyersSuppliers,
  demoGenerosity,
  demoIntegrity,
  demoTraders,
} from "./demo-traders.ts";

const dayMs = 86_400_000;

interface DemoShop {
  readonly key: string;
  readonly accountId: AccountId;
  readonly ratingPoints: number;
  readonly positiveRateBp: number;
  readonly since: Date;
}

/**
 * Gives the traders of the demo world two years of trade, which end in the rating points that their shops show, and
 * ledgers of points. Once: a world that has them stays as it is.
 * @returns how many facts were made now
 * @throws DomainError("forbidden") for anybody but the system
 */
export async function seedDemoReputation(ctx: Ctx<Db>): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  return inTransaction(ctx.db, async (tx) => {
    // Two launchers at once seed once.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('hutong.demo_reputation'))`;
    const shops = await readDemoShops(tx);
    const there = await tx.reputationFact.findFirst({
      where: {
        accountId: { in: [...shops.values()].map(({ accountId }) => accountId) },
        kind: { not: "before" },
      },
      select: { accountId: true },
    });
    if (there) return 0;
    const facts = [...tradersFacts(shops, ctx.now), ...buyersFacts(shops, ctx.now)];
    const made = await insertFacts(tx, facts);
    const inner = { ...ctx, db: tx };
    for (const [name, reasons] of Object.entries(demoGenerosity)) {
      await earn(inner, "generosity", shops.get(`wholesale/${name}`), reasons, shops);
    }
    await earn(inner, "integrity", shops.get(`${demoBuyer.realm}/${demoBuyer.name}`), demoIntegrity, shops);
    return made;
  });
}

async function readDemoShops(db: Db): Promise<Map<string, DemoShop>> {
  const names = [...demoTraders.map(({ name }) => name), demoBuyer.name];
  const rows = await db.account.findMany({
    where: { loginKey: { in: names } },
    select: {
      id: true,
      realm: true,
      loginKey: true,
      registeredAt: true,
      shop: { select: { ratingPoints: true, positiveRateBp: true } },
    },
  });
  const known = new Set([
    ...demoTraders.map(({ realm, name }) => `${realm}/${name}`),
    `${demoBuyer.realm}/${demoBuyer.name}`,
  ]);
  return new Map(
    rows
      .map(({ id, realm, loginKey, registeredAt, shop }) => ({
        key: `${realm}/${loginKey}`,
        accountId: id as AccountId, // the row's own id: branded here
        ratingPoints: shop?.ratingPoints ?? 0,
        positiveRateBp: shop?.positiveRateBp ?? 10_000,
        since: registeredAt,
      }))
      .filter(({ key }) => known.has(key))
      .map((shop) => [shop.key, shop]),
  );
}

function tradersFacts(shops: ReadonlyMap<string, DemoShop>, now: Date): FactRow[] {
  return demoTraders.flatMap((trader) => {
    const shop = shops.get(`${trader.realm}/${trader.name}`);
    if (!shop) return [];
    const facts = tradeFacts(trader, shop, now);
    const earned = facts.reduce((sum, { score }) => sum + (score ?? 0), 0);
    // What it has beyond the ratings of this year, it had before.
    const before: FactRow = {
      account_id: shop.accountId,
      event_id: shop.accountId,
      party_id: null,
      at: new Date(now.getTime() - 365 * dayMs).toISOString(),
      amount: Math.max(0, shop.ratingPoints - earned),
      kind: "before",
      score: shop.positiveRateBp,
      stars: null,
      category: null,
    };
    return [before, ...facts];
  });
}

function buyersFacts(shops: ReadonlyMap<string, DemoShop>, now: Date): FactRow[] {
  const buyer = shops.get(`${demoBuyer.realm}/${demoBuyer.name}`);
  const suppliers = demoBuyersSuppliers.flatMap((name) => shops.get(`wholesale/${name}`)?.accountId ?? []);
  return buyer && suppliers.length > 0 ? purchaseFacts(buyer.accountId, suppliers, now) : [];
}

/** One statement for all of them: a demo world starts in seconds. */
async function insertFacts(db: Db, facts: readonly FactRow[]): Promise<number> {
  return db.$executeRaw`
    with fact as (
      select * from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as t (account_id uuid, event_id uuid,
        party_id uuid, at timestamptz, amount bigint, kind reputation_fact_kind, score smallint, stars smallint[],
        category text)
    ), told as (
      insert into reputation_arrivals (id, account_id)
      select gen_random_uuid(), account_id from (select distinct account_id from fact) as accounts
    )
    insert into reputation_facts (account_id, event_id, party_id, at, amount, kind, score, description, service,
      delivery, category)
    select account_id, event_id, party_id, at, amount, kind, score, stars[1], stars[2], stars[3], category
    from fact order by at on conflict do nothing`;
}

async function earn(
  ctx: Ctx<Db>,
  index: "integrity" | "generosity",
  shop: DemoShop | undefined,
  reasons: Readonly<Record<string, number>>,
  shops: ReadonlyMap<string, DemoShop>,
): Promise<void> {
  if (!shop) return;
  const random = seededRandom(seedOf(shop.key));
  const others =
    index === "generosity"
      ? [`${demoBuyer.realm}/${demoBuyer.name}`]
      : demoBuyersSuppliers.map((name) => `wholesale/${name}`);
  const entries = Object.entries(reasons).flatMap(([reason, times]) =>
    Array.from({ length: times }, (_, time): NewPoints => {
      const party = shops.get(others[time % others.length] ?? "")?.accountId;
      const isKnown = index === "integrity" || random() < 0.3;
      return {
        accountId: shop.accountId,
        index,
        reason,
        at: new Date(ctx.now.getTime() - (1 + random() * 360) * dayMs),
        eventId: demoUuid(shop.key, reason, time),
        ...(party && isKnown && reason !== "steady_year" && { partyId: party }),
      };
    }),
  );
  await recordPoints(ctx, entries);
}

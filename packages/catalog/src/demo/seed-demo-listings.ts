import { type Db, inTransaction } from "@hutong/db";
import { type AccountId, type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { makeSkus } from "../make-skus.ts";
import { realmsOfMarket } from "../markets.ts";
import { publishListingSchema } from "../schema.ts";
import { demoAttributes } from "./demo-attributes.ts";
import { demoId } from "./demo-id.ts";
import { type DemoStyle, parseStyles } from "./parse-styles.ts";
import { retailStyles } from "./retail-styles.ts";
import { wholesaleStyles } from "./wholesale-styles.ts";

/** Pieces in each colour and size. */
const demoStock = 40;

const dayMs = 24 * 3_600_000;

/**
 * Shows the styles of the demo world in the shops that are there; a shop that is missing is passed over, a
 * style that is there stays as it is.
 * @returns how many were made now
 * @throws DomainError("forbidden") for anybody but the system: it sets the dates of publication
 */
export async function seedDemoListings(ctx: Ctx<Db>): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const count =
      (await seedMarket(inner, "retail", retailStyles)) +
      (await seedMarket(inner, "wholesale", wholesaleStyles));
    await makeSkus(inner, undefined, demoStock);
    await describeStyles(inner);
    return count;
  });
}

async function seedMarket(ctx: Ctx<Db>, market: "retail" | "wholesale", table: string): Promise<number> {
  const styles = parseStyles(market, table);
  const accounts = await ctx.db.account.findMany({
    where: {
      loginKey: { in: [...new Set(styles.map((style) => style.loginName))] },
      realm: { in: [...realmsOfMarket[market]] },
      shop: { isNot: null },
    },
    select: { id: true, loginKey: true },
  });
  const idOf = new Map(accounts.map((account) => [account.loginKey, account.id as AccountId]));
  const { count } = await ctx.db.listing.createMany({
    data: styles.flatMap((style) => rowOf(style, idOf.get(style.loginName), ctx.now)),
    skipDuplicates: true,
  });
  return count;
}

function rowOf(style: DemoStyle, accountId: AccountId | undefined, now: Date) {
  if (!accountId) return [];
  const { id = demoId(style), ...listing } = parseInput(publishListingSchema, {
    ...style.listing,
    accountId,
  });
  // Not all at one o'clock: shops publish through the day.
  const minutes = Number.parseInt(id.slice(0, 4), 16) % 720;
  const publishedAt = new Date(now.getTime() - style.daysOld * dayMs - minutes * 60_000);
  return [{ id, ...listing, publishedAt }];
}

/** Gives those that have no attributes the ones that their titles tell; what a shop's people wrote stays. */
async function describeStyles(ctx: Ctx<Db>): Promise<void> {
  const rows = parseStyles("retail", retailStyles).map((style) => ({
    id: demoId(style),
    attributes: demoAttributes(style.listing),
  }));
  await ctx.db.$executeRaw`
    update listings l set attributes = d.attributes
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (id uuid, attributes jsonb)
    where l.id = d.id and l.attributes = '{}'`;
}

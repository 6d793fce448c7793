import { testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { fitAttributes, storedAttributes } from "../attributes.ts";
import { makeShop } from "../test-shops.ts";
import { seedDemoListings } from "./seed-demo-listings.ts";
import { seedDemoPictures } from "./seed-demo-pictures.ts";

const test = testDatabase();
const system = { actor: { kind: "system", name: "seed" } } as const;

describe("seedDemoListings", () => {
  it("is for the system alone", async () => {
    await expect(seedDemoListings(test.ctx())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("fills the shops that are there, once", async () => {
    const { prisma } = test.database;
    await makeShop(prisma, "xixi");
    await makeShop(prisma, "laobi", "wholesale");
    const ctx = test.ctx(system);
    expect(await seedDemoListings(ctx)).toBe(14);
    expect(await seedDemoListings(ctx)).toBe(0);
    const rows = await prisma.listing.findMany({
      select: { market: true, priceFen: true, publishedAt: true },
    });
    expect(rows.every((row) => (row.market === "wholesale") === (row.priceFen === null))).toBe(true);
    expect(rows.every((row) => row.publishedAt < ctx.now)).toBe(true);
    const lacking = await prisma.listing.findMany({
      where: { market: "retail" },
      select: { category: true, attributes: true },
    });
    for (const { category, attributes } of lacking)
      expect(fitAttributes(category, storedAttributes(attributes))).toMatchObject({ wrong: [], missing: [] });
    const [skus] = await prisma.$queryRaw<{ lacking: bigint; pieces: bigint }[]>`
      select count(*) filter (where cardinality(colours) * cardinality(sizes) <> (select count(*) from skus where listing_id = l.id)) as lacking,
        (select min(stock) from skus) as pieces
      from listings l where market = 'retail'`;
    expect(skus).toMatchObject({ lacking: 0n, pieces: 40 });
  });

  it("gives a few styles pictures, once", async () => {
    const { prisma } = test.database;
    await expect(seedDemoPictures(test.ctx())).rejects.toMatchObject({ code: "forbidden" });
    const ctx = test.ctx(system);
    expect(await seedDemoPictures(ctx)).toBe(11);
    expect(await seedDemoPictures(ctx)).toBe(0);
    const styles = await prisma.listing.findMany({
      where: { pictureId: { not: null } },
      select: { colours: true, pictures: { select: { colour: true, altEn: true } } },
    });
    expect(styles).toHaveLength(3);
    for (const { colours, pictures } of styles)
      expect(pictures.map(({ colour }) => colour)).toEqual(expect.arrayContaining(colours));
    expect(styles.flatMap(({ pictures }) => pictures).filter(({ altEn }) => altEn)).toHaveLength(2);
  });

  it("fills a shop that opened later", async () => {
    await makeShop(test.database.prisma, "gugu");
    expect(await seedDemoListings(test.ctx({ ...system, now: new Date(Date.now() + 60_000) }))).toBe(4);
  });
});

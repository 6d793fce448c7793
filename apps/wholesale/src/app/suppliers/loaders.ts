import { readShopFacets, readShops, shopBrowseSchema, wholesaleCategories } from "@hutong/catalog";
import { sharedRead, site } from "@hutong/site";
import { readCertificateMarks } from "@hutong/trading";

const pageSize = 30;

/** The choices of the filter may be so old. */
const facetsSeconds = 5;

export type DirectoryParams = Record<string, string | string[] | undefined>;

/** What an address of the directory asks for. */
function parseDirectory(params: DirectoryParams) {
  const { category, ...wish } = shopBrowseSchema.parse(params);
  return { ...wish, category: wholesaleCategories.find((key) => key === category) };
}

/** The suppliers that fit, with their certificates, and the choices to narrow them down. */
export async function loadSuppliers(params: DirectoryParams) {
  const wish = parseDirectory(params);
  const { q, category, region, sort, page } = wish;
  const db = site().database.prisma;
  const [{ shops, total }, facets] = await Promise.all([
    readShops(db, {
      market: "wholesale",
      text: q,
      category,
      region,
      sort,
      limit: pageSize,
      offset: (page - 1) * pageSize,
      newest: 4,
    }),
    sharedRead("supplier-facets", facetsSeconds, () => readShopFacets(db, { market: "wholesale" })),
  ]);
  const marks = await readCertificateMarks(db, {
    accountIds: shops.map(({ accountId }) => accountId),
    now: new Date(),
  });
  return { ...wish, shops, total, facets, marks, pages: Math.ceil(total / pageSize) };
}

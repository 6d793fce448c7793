import { readShops } from "@hutong/catalog";
import { site } from "@hutong/site";

/** The suppliers of the market, at most a hundred. */
export async function loadSuppliers() {
  return readShops(site().database.prisma, { market: "wholesale", limit: 100, newest: 4 });
}

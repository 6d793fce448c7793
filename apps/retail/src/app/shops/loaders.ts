import { readShops } from "@hutong/catalog";
import { site } from "@hutong/site";

/** The shops of the street, at most a hundred. */
export async function loadShops() {
  return readShops(site().database.prisma, { market: "retail", limit: 100 });
}

import { readShop, type ShopFront, type ShopSummary } from "@hutong/catalog";
import { site } from "@hutong/site";
import { notFound } from "next/navigation";

/** The shop of an account that she keeps, as everybody sees it. */
export async function loadOwnShop({
  realm,
  loginName,
}: Pick<ShopSummary, "realm" | "loginName">): Promise<ShopFront> {
  return (await readShop(site().database.prisma, { market: "retail", realm, loginName })) ?? notFound();
}

import { accountPath, loadAccount } from "@hutong/account-pages";
import { requireSession } from "@hutong/site";
import { redirect } from "next/navigation";

/** One address for everybody who wants to sell: to the goods of the shop that there is, else to opening one. */
export default async function OpenShop() {
  const { account } = await requireSession("/open-shop");
  if (!account) redirect("/account");
  const { account: kept } = await loadAccount(account.id, "/open-shop");
  redirect(accountPath(account.id, kept.shopKind ? "goods" : "shop/open"));
}

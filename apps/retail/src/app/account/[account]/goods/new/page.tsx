import { AccountFrame } from "@hutong/account-pages";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GoodsCard } from "../_components/goods-card.tsx";
import { loadSeller } from "../loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sellerGoods"))("add") };
}

/** A new listing, saved as a draft. */
export default async function NewGoods({ params }: PageProps<"/account/[account]/goods/new">) {
  const { account: accountId } = await params;
  const page = await loadSeller(accountId, "goods/new");
  if (!page.mayWrite) notFound();
  return (
    <AccountFrame page={page} place="goods">
      <GoodsCard accountId={accountId} listing={undefined} />
    </AccountFrame>
  );
}

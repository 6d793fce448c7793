import { AccountFrame, accountPath } from "@hutong/account-pages";
import { attributesOf, fitAttributes, type StoredListing } from "@hutong/catalog";
import { Badge, Button, ButtonLink, Card, Money, Notice, Table } from "@hutong/ui";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { goodsHref } from "../../../../_components/addresses.ts";
import { colourName, inLanguage } from "../../../../_components/words.ts";
import { GoodsCard } from "../_components/goods-card.tsx";
import { PicturesCard } from "../_components/pictures-card.tsx";
import { showGoods } from "../actions.ts";
import { loadOwnListing, loadOwnPictures, loadSeller } from "../loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sellerGoods"))("change") };
}

const outcomes = { saved: "success", shown: "success", lacking: "warning", refused: "danger" } as const;

/** One listing: shown or not, and its form; for whoever only looks, its variants. */
export default async function OwnGoodsPage({
  params,
  searchParams,
}: PageProps<"/account/[account]/goods/[listing]">) {
  const [{ account: accountId, listing: listingId }, { done }] = await Promise.all([params, searchParams]);
  const page = await loadSeller(accountId, `goods/${encodeURIComponent(listingId)}`);
  const [listing, pictures, t, locale] = await Promise.all([
    loadOwnListing(accountId, listingId),
    loadOwnPictures(accountId, listingId),
    getTranslations("sellerGoods"),
    getLocale(),
  ]);
  const outcome = (Object.keys(outcomes) as (keyof typeof outcomes)[]).find((one) => one === done);
  const isShown = listing.state === "published";
  const { missing } = fitAttributes(listing.category, listing.attributes);
  const lacking = attributesOf(listing.category)
    .filter(({ key }) => missing.includes(key))
    .map(({ rule }) => inLanguage(locale, rule.words.zh, rule.words.en));
  return (
    <AccountFrame page={page} place="goods">
      {lacking.length > 0 && page.mayWrite && outcome !== "refused" && (
        <Notice tone={outcome === "lacking" ? "warning" : "info"}>
          {t("lacking", { names: new Intl.ListFormat(locale).format(lacking) })}
        </Notice>
      )}
      {outcome && outcome !== "lacking" && (
        <Notice tone={outcomes[outcome]}>
          {outcome === "shown" ? t(`now.${listing.state}`) : t(`done.${outcome}`)}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex items-center gap-2">
          <Badge tone={isShown ? "success" : listing.state === "draft" ? "neutral" : "warning"}>
            {t(`state.${listing.state}`)}
          </Badge>
          <span className="text-ink-2 text-sm">{t(`stateText.${listing.state}`)}</span>
        </p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={accountPath(accountId, "goods")}>{t("back")}</ButtonLink>
          {isShown && <ButtonLink href={goodsHref(listing.id)}>{t("look")}</ButtonLink>}
          {page.mayWrite && (
            <form action={showGoods}>
              <input type="hidden" name="account" value={accountId} />
              <input type="hidden" name="listing" value={listing.id} />
              <input type="hidden" name="to" value={isShown ? "taken_down" : "published"} />
              <Button type="submit">{t(isShown ? "takeDown" : "publish")}</Button>
            </form>
          )}
        </div>
      </div>
      <PicturesCard accountId={accountId} listing={listing} pictures={pictures} mayWrite={page.mayWrite} />
      {page.mayWrite ? (
        <GoodsCard key={listing.version} accountId={accountId} listing={listing} />
      ) : (
        <Looked listing={listing} />
      )}
    </AccountFrame>
  );
}

/** For staff who answer customers: what there is, and nothing to change. */
async function Looked({ listing }: { listing: StoredListing }) {
  const [t, locale] = await Promise.all([getTranslations("sellerGoods"), getLocale()]);
  return (
    <Card
      heading="h2"
      title={inLanguage(locale, listing.titleZh, listing.titleEn)}
      lead={t("lookOnly")}
      flush
    >
      <Table
        caption={t("variants")}
        captionHidden
        rows={listing.skus}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "variant",
            header: t("variant"),
            naming: true,
            cell: ({ colour, size }) => `${colourName(locale, colour)} ${size}`,
          },
          {
            key: "price",
            header: t("price"),
            align: "end",
            cell: ({ priceFen }) => <Money fen={priceFen} />,
          },
          { key: "stock", header: t("stock"), align: "end", cell: ({ stock }) => stock },
          { key: "code", header: t("code"), cell: ({ code }) => code ?? "" },
        ]}
      />
    </Card>
  );
}

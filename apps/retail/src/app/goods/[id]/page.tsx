import type { ShownSku } from "@hutong/catalog";
import { ButtonLink, Money, Page, RelativeTime, Section, ShopMark } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { searchHref, shopHref } from "../../_components/addresses.ts";
import { GoodsGrid } from "../../_components/goods-grid.tsx";
import { ShopFacts } from "../../_components/shop-facts.tsx";
import { StreetBar } from "../../_components/street-bar.tsx";
import { inLanguage } from "../../_components/words.ts";
import { add } from "../../cart/actions.ts";
import { BuyForm } from "./_components/buy-form.tsx";
import { ColourChoice } from "./_components/colour-choice.tsx";
import { GoodsDetails } from "./_components/goods-details.tsx";
import { GoodsPictures } from "./_components/goods-pictures.tsx";
import { GoodsReviews } from "./_components/goods-reviews.tsx";
import { loadGoods } from "./loaders.ts";

export async function generateMetadata({ params }: PageProps<"/goods/[id]">): Promise<Metadata> {
  const [{ id }, locale] = await Promise.all([params, getLocale()]);
  const found = await loadGoods(id);
  return found ? { title: inLanguage(locale, found.listing.titleZh, found.listing.titleEn) } : {};
}

export default async function Goods({ params, searchParams }: PageProps<"/goods/[id]">) {
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const [found, t, app, category, shopWords] = await Promise.all([
    loadGoods(id),
    getTranslations("goods"),
    getTranslations("app"),
    getTranslations("category"),
    getTranslations("shop"),
  ]);
  if (!found) notFound();
  const { listing, pictures, more, shopTotal, skus } = found;
  const { shop } = listing;
  const title = inLanguage(locale, listing.titleZh, listing.titleEn);
  const shopName = inLanguage(locale, shop.name, shop.nameEn);
  const colour = listing.colours.find((key) => key === query.colour) ?? listing.colours[0] ?? "";
  return (
    <>
      <StreetBar category={listing.category} />
      <Page
        title={title}
        breadcrumb={[
          { label: app("title"), href: "/" },
          // The cast: the database keeps only categories that the verb's schema knows.
          {
            label: category(listing.category as "tops"),
            href: searchHref({ category: listing.category }),
          },
        ]}
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 md:grid-cols-[minmax(0,26rem)_minmax(0,1fr)] md:gap-10">
          <GoodsPictures
            listing={listing}
            pictures={pictures}
            colour={colour}
            chosen={typeof query.picture === "string" ? query.picture : undefined}
          />
          <div className="grid content-start gap-5">
            {listing.priceFen !== null && (
              <p className="text-2xl text-accent">
                <span className="sr-only">{t("price")} </span>
                <Money fen={listing.priceFen} look="price" />
              </p>
            )}
            <ColourChoice listing={listing} pictures={pictures} colour={colour} />
            <BuyForm
              key={colour}
              action={add.bind(null, listing.id)}
              colour={colour}
              chosen={typeof query.sku === "string" ? query.sku : undefined}
              sizes={sizesOf(skus, listing.sizes, colour).map(({ id: value, size, stock, priceFen }) => ({
                value,
                label: size === "one" ? t("oneSize") : size,
                hint: (
                  <Hint
                    fen={priceFen === listing.priceFen ? undefined : priceFen}
                    text={stock === 0 ? t("soldOut") : stock < fewLeft ? t("left", { count: stock }) : ""}
                  />
                ),
                disabled: stock === 0,
              }))}
              texts={{ sizes: t("sizes"), count: t("count"), submit: t("toCart") }}
            />
            <p className="text-ink-3 text-sm">
              {t("published")} <RelativeTime date={listing.publishedAt} now={new Date()} />
            </p>
            <section
              aria-label={t("shop")}
              className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-surface p-3"
            >
              <ShopMark name={shopName} size={44} decorative />
              <div className="min-w-0 flex-1 basis-48">
                <h2 className="text-base">
                  <Link prefetch={false} href={shopHref(shop)} className="hover:text-accent hover:underline">
                    {shopName}
                  </Link>
                </h2>
                <ShopFacts shop={shop} />
              </div>
              <ButtonLink href={shopHref(shop)}>{shopWords("enter")}</ButtonLink>
            </section>
          </div>
        </div>
        <GoodsDetails listing={listing} />
        <GoodsReviews listingId={listing.id} />
        {more.length > 0 && (
          <Section
            title={t("more")}
            actions={
              <ButtonLink href={shopHref(shop)} variant="quiet" size="small">
                {t("whole", { count: shopTotal })}
              </ButtonLink>
            }
          >
            <GoodsGrid listings={more} ownShop />
          </Section>
        )}
      </Page>
    </>
  );
}

/** From how many on the number says nothing to a buyer. */
const fewLeft = 10;

/** A size's own price where it is another, and how many there are where there are few. */
function Hint({ fen, text }: { fen: bigint | undefined; text: string }) {
  if (fen === undefined) return text;
  return (
    <>
      <Money fen={fen} /> {text}
    </>
  );
}

/** The goods of a colour, in the order in which the shop names its sizes. */
function sizesOf(skus: readonly ShownSku[], sizes: readonly string[], colour: string): ShownSku[] {
  const ofColour = skus.filter((sku) => sku.colour === colour);
  return sizes.flatMap((size) => ofColour.find((sku) => sku.size === size) ?? []);
}

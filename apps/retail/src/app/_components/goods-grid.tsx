import type { ListingCard } from "@hutong/catalog";
import { ColourSwatches, LevelIcon, Money } from "@hutong/ui";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { goodsHref, shopHref } from "./addresses.ts";
import { Picture } from "./picture.tsx";
import { colourName, inLanguage } from "./words.ts";

type GoodsGridProps = {
  listings: readonly ListingCard[];
  /** Without the shop under each: on the shop's own page. */
  ownShop?: boolean | undefined;
  /** h2 where the goods stand right under the title of the page. */
  heading?: "h2" | "h3" | undefined;
  /** They stand beside a column: four in a row on a desk. */
  isBeside?: boolean | undefined;
};

/** Goods side by side: two in a row on a phone, six on a desk. */
export function GoodsGrid({ listings, ownShop = false, heading = "h3", isBeside = false }: GoodsGridProps) {
  return (
    <ul
      className={`grid grid-cols-2 gap-x-3 gap-y-5 sm:grid-cols-3 md:grid-cols-4 lg:gap-x-4 ${isBeside ? "xl:grid-cols-5" : "lg:grid-cols-6"}`}
    >
      {listings.map((listing) => (
        <li key={listing.id} className="min-w-0">
          <GoodsCard listing={listing} ownShop={ownShop} Heading={heading} />
        </li>
      ))}
    </ul>
  );
}

type GoodsCardProps = { listing: ListingCard; ownShop: boolean; Heading: "h2" | "h3" };

function GoodsCard({ listing, ownShop, Heading }: GoodsCardProps) {
  const t = useTranslations("shop");
  const locale = useLocale();
  const title = inLanguage(locale, listing.titleZh, listing.titleEn);
  const colour = listing.colours[0] ?? "";
  const { shop } = listing;
  return (
    <article className="grid gap-1">
      <Link prefetch={false} href={goodsHref(listing.id)} className="group grid gap-1.5 rounded-md">
        <Picture
          pictureId={listing.pictureId}
          drawing={listing.drawing}
          colour={colour}
          alt={t("picture", { title, colour: colourName(locale, colour) })}
          sizes="(min-width: 64rem) 12rem, (min-width: 40rem) 30vw, 48vw"
        />
        <Heading className="line-clamp-2 min-h-[2lh] text-wrap font-normal text-ink text-sm group-hover:text-accent">
          {title}
        </Heading>
      </Link>
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
        {listing.priceFen !== null && (
          <span className="text-accent text-lg">
            <Money fen={listing.priceFen} look="price" />
          </span>
        )}
        <ColourSwatches colours={listing.colours} size={12} />
      </div>
      {!ownShop && (
        <Link
          prefetch={false}
          href={shopHref(shop)}
          className="flex min-w-0 items-center gap-1.5 text-ink-3 text-xs hover:text-ink pointer-coarse:min-h-11"
        >
          <span className="truncate">{inLanguage(locale, shop.name, shop.nameEn)}</span>
          {shop.ratingPoints !== null && <LevelIcon points={shop.ratingPoints} size={12} />}
        </Link>
      )}
    </article>
  );
}

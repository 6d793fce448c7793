import type { ShopFront } from "@hutong/catalog";
import { Money, ShopMark } from "@hutong/ui";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { goodsHref, shopHref } from "./addresses.ts";
import { Picture } from "./picture.tsx";
import { ShopFacts } from "./shop-facts.tsx";
import { colourName, inLanguage } from "./words.ts";

/** A shop as it stands on the street: its sign, what the platform says of it, its window. */
export function ShopCard({ shop, Heading = "h3" }: { shop: ShopFront; Heading?: "h2" | "h3" }) {
  const t = useTranslations("shop");
  const locale = useLocale();
  const name = inLanguage(locale, shop.name, shop.nameEn);
  return (
    <article className="flex h-full min-w-0 flex-col gap-3 rounded-md border border-line bg-surface p-3">
      <div className="flex min-w-0 gap-3">
        <ShopMark name={name} size={44} decorative />
        <div className="min-w-0 flex-1">
          <Heading className="text-base">
            <Link prefetch={false} href={shopHref(shop)} className="hover:text-accent hover:underline">
              {name}
            </Link>
          </Heading>
          <ShopFacts shop={shop} />
        </div>
      </div>
      {shop.intro && (
        <p className="line-clamp-2 text-ink-2 text-sm">{inLanguage(locale, shop.intro, shop.introEn)}</p>
      )}
      {shop.newest.length > 0 ? (
        <ul className="mt-auto grid grid-cols-4 gap-2">
          {shop.newest.map((listing) => {
            const title = inLanguage(locale, listing.titleZh, listing.titleEn);
            const colour = listing.colours[0] ?? "";
            return (
              <li key={listing.id} className="min-w-0">
                <Link
                  prefetch={false}
                  href={goodsHref(listing.id)}
                  title={title}
                  className="grid gap-0.5 rounded-md text-center"
                >
                  <Picture
                    pictureId={listing.pictureId}
                    sizes="6rem"
                    drawing={listing.drawing}
                    colour={colour}
                    alt={t("picture", { title, colour: colourName(locale, colour) })}
                  />
                  {listing.priceFen !== null && (
                    <span className="text-ink-2 text-xs">
                      <Money fen={listing.priceFen} />
                    </span>
                  )}
                </Link>
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="mt-auto text-ink-3 text-sm">{t("none")}</p>
      )}
    </article>
  );
}

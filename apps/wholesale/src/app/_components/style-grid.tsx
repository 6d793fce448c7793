import { type ListingCard, unitOf } from "@hutong/catalog";
import { ColourSwatches } from "@hutong/ui";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { styleHref, supplierHref } from "./addresses.ts";
import { Picture } from "./picture.tsx";
import { colourName, inLanguage } from "./words.ts";

type StyleGridProps = {
  listings: readonly ListingCard[];
  /** Without the supplier on each: on its own page. */
  ownPage?: boolean | undefined;
  /** h2 where the goods stand right under the title of the page. */
  heading?: "h2" | "h3" | undefined;
};

/** Styles close together, as a buyer scans them: picture, what it is, from how many (for the trade alone), by whom. */
export function StyleGrid({ listings, ownPage = false, heading = "h3" }: StyleGridProps) {
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-6">
      {listings.map((listing) => (
        <li key={listing.id} className="min-w-0">
          <StyleCard listing={listing} ownPage={ownPage} Heading={heading} />
        </li>
      ))}
    </ul>
  );
}

type StyleCardProps = { listing: ListingCard; ownPage: boolean; Heading: "h2" | "h3" };

function StyleCard({ listing, ownPage, Heading }: StyleCardProps) {
  const t = useTranslations("style");
  const gate = useTranslations("gate");
  const locale = useLocale();
  const title = inLanguage(locale, listing.titleZh, listing.titleEn);
  const colour = listing.colours[0] ?? "";
  const { shop } = listing;
  return (
    <article className="flex h-full flex-col overflow-hidden rounded-md border border-line bg-surface">
      <Link prefetch={false} href={styleHref(listing.id)} className="group grid -outline-offset-2">
        <Picture
          drawing={listing.drawing}
          colour={colour}
          alt={t("picture", { title, colour: colourName(locale, colour) })}
          className=""
        />
        <Heading className="mx-2 mt-1.5 line-clamp-2 min-h-[2lh] text-wrap font-normal text-ink text-sm group-hover:text-accent">
          {title}
        </Heading>
      </Link>
      <div className="mt-auto grid gap-0.5 px-2 pt-1 pb-2">
        <p className="flex flex-wrap items-baseline justify-between gap-x-2">
          {listing.moq === null ? (
            <span className="text-ink-3 text-xs">{gate("short")}</span>
          ) : (
            <Moq listing={listing} />
          )}
        </p>
        <ColourDots colours={listing.colours} />
        {!ownPage && (
          <Link
            prefetch={false}
            href={supplierHref(shop.loginName)}
            className="flex min-w-0 items-center text-ink-3 text-xs hover:text-ink pointer-coarse:min-h-11"
          >
            <span className="truncate">
              {inLanguage(locale, shop.name, shop.nameEn)}
              {shop.region && <span lang="zh-CN"> · {shop.region}</span>}
            </span>
          </Link>
        )}
      </div>
    </article>
  );
}

/** From how many, in the unit of the trade. */
export function Moq({ listing }: { listing: Pick<ListingCard, "moq" | "category"> }) {
  const t = useTranslations("style");
  if (listing.moq === null) return null;
  return (
    <span className="num font-medium text-accent text-sm">
      {t("moq", { count: listing.moq, unit: unitOf(listing.category) })}
    </span>
  );
}

/** At most five dots, and how many more. */
function ColourDots({ colours }: { colours: readonly string[] }) {
  const more = colours.length - 5;
  return (
    <div className="flex h-5 items-center gap-1.5">
      <ColourSwatches colours={colours.slice(0, 5)} size={10} />
      {more > 0 && <span className="num text-ink-3 text-xs">+{more}</span>}
    </div>
  );
}

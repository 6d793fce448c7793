import type { ListingCard, ListingPicture } from "@hutong/catalog";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { goodsHref } from "../../../_components/addresses.ts";
import { Picture } from "../../../_components/picture.tsx";
import { colourName } from "../../../_components/words.ts";

type ColourChoiceProps = {
  listing: Pick<ListingCard, "id" | "colours" | "drawing">;
  pictures: readonly ListingPicture[];
  /** The one that the picture shows. */
  colour: string;
};

/** The colourways as small pictures; each is a link, so that a colour can be sent to a friend. */
export function ColourChoice({ listing, pictures, colour }: ColourChoiceProps) {
  const t = useTranslations("goods");
  const locale = useLocale();
  return (
    <div className="grid gap-1.5">
      <h2 className="font-medium text-ink-3 text-sm">
        {t("colour", { colour: colourName(locale, colour) })}
      </h2>
      <ul aria-label={t("colours")} className="flex flex-wrap gap-2">
        {listing.colours.map((key) => (
          <li key={key}>
            <Link
              prefetch={false}
              href={goodsHref(listing.id, key)}
              replace
              scroll={false}
              title={colourName(locale, key)}
              aria-current={key === colour ? "true" : undefined}
              className="block size-14 rounded-md border-2 border-transparent hover:border-line-strong aria-[current=true]:border-accent"
            >
              <Picture
                pictureId={pictures.find((one) => one.colour === key)?.id}
                sizes="3.5rem"
                drawing={listing.drawing}
                colour={key}
                alt={colourName(locale, key)}
                className="rounded-sm"
              />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

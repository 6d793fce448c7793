import { type ListingPicture, type ListingSight, pictureOfColour } from "@hutong/catalog";
import { ZoomPicture } from "@hutong/ui";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { goodsHref, pictureHref } from "../../../_components/addresses.ts";
import { Picture } from "../../../_components/picture.tsx";
import { colourName, inLanguage } from "../../../_components/words.ts";

interface GoodsPicturesProps {
  readonly listing: Pick<ListingSight, "id" | "titleZh" | "titleEn" | "drawing" | "colours">;
  readonly pictures: readonly ListingPicture[];
  readonly colour: string;
  /** The picture that the address names. */
  readonly chosen: string | undefined;
}

/** The picture of the chosen colour, which opens large, and the others small: each a link, so that it can be sent. */
export function GoodsPictures({ listing, pictures, colour, chosen }: GoodsPicturesProps) {
  const t = useTranslations("goods");
  const shop = useTranslations("shop");
  const locale = useLocale();
  const title = inLanguage(locale, listing.titleZh, listing.titleEn);
  const altOf = ({ altZh, altEn, colour: own }: ListingPicture) =>
    (locale === "en" ? (altEn ?? altZh) : altZh) ??
    (own ? shop("picture", { title, colour: colourName(locale, own) }) : title);
  const shown = pictures.find(({ id }) => id === chosen) ?? pictureOfColour(pictures, colour);
  if (!shown)
    return (
      <Picture
        drawing={listing.drawing}
        colour={colour}
        alt={shop("picture", { title, colour: colourName(locale, colour) })}
      />
    );
  return (
    <div className="grid content-start gap-2">
      <ZoomPicture
        key={shown.id}
        href={pictureHref(shown.id, 1_600)}
        alt={altOf(shown)}
        width={shown.width}
        height={shown.height}
      >
        <Picture
          pictureId={shown.id}
          drawing={listing.drawing}
          colour={colour}
          alt={altOf(shown)}
          sizes="(min-width: 48rem) 26rem, 100vw"
        />
      </ZoomPicture>
      {pictures.length > 1 && (
        <ul aria-label={t("pictures")} className="flex flex-wrap gap-2">
          {pictures.map((picture) => (
            <li key={picture.id}>
              <Link
                prefetch={false}
                href={goodsHref(listing.id, picture.colour ?? colour, picture.id)}
                replace
                scroll={false}
                aria-current={picture.id === shown.id ? "true" : undefined}
                className="block size-16 rounded-md border-2 border-transparent hover:border-line-strong aria-[current=true]:border-accent"
              >
                <Picture
                  pictureId={picture.id}
                  drawing={listing.drawing}
                  colour={colour}
                  alt={altOf(picture)}
                  sizes="4rem"
                  className="rounded-sm"
                />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

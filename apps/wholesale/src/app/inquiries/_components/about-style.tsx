import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { styleHref } from "../../_components/addresses.ts";
import { Picture } from "../../_components/picture.tsx";
import { Moq } from "../../_components/style-grid.tsx";
import { colourName, inLanguage } from "../../_components/words.ts";

interface AboutStyleProps {
  readonly listing: {
    readonly id: string;
    readonly titleZh: string;
    readonly titleEn: string;
    readonly category: string;
    readonly drawing: string;
    readonly colour: string;
    readonly moq: number | null;
  };
}

/** The style that a thread is about, in one line. */
export function AboutStyle({ listing }: AboutStyleProps) {
  const t = useTranslations("style");
  const locale = useLocale();
  const title = inLanguage(locale, listing.titleZh, listing.titleEn);
  return (
    <div className="flex items-center gap-3">
      <span className="size-14 shrink-0">
        <Picture
          drawing={listing.drawing}
          colour={listing.colour}
          alt={t("picture", { title, colour: colourName(locale, listing.colour) })}
        />
      </span>
      <span className="grid min-w-0 justify-items-start">
        <Link
          prefetch={false}
          href={styleHref(listing.id)}
          className="flex items-center font-medium hover:text-accent hover:underline pointer-coarse:min-h-11"
        >
          {title}
        </Link>
        <Moq listing={listing} />
      </span>
    </div>
  );
}

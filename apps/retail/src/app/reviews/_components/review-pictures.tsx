import { useTranslations } from "next-intl";
import { reviewPictureHref } from "../review-addresses.ts";

interface ReviewPicturesProps {
  readonly pictures: readonly { readonly id: string }[];
}

/** The pictures of a review, small; each leads to itself as large as it is. */
export function ReviewPictures({ pictures }: ReviewPicturesProps) {
  const t = useTranslations("reviews");
  if (pictures.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {pictures.map(({ id }, index) => (
        <li key={id}>
          <a href={reviewPictureHref(id)} target="_blank" rel="noreferrer" className="block">
            {/* biome-ignore lint/performance/noImgElement: it is small already, and Next's optimiser would keep a copy of what may be hidden. */}
            <img
              src={reviewPictureHref(id, "small")}
              alt={t("picture", { number: index + 1 })}
              width={88}
              height={88}
              loading="lazy"
              className="size-22 rounded-sm border border-line bg-sunken object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

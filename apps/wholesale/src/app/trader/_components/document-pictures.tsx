import type { PictureLine } from "@hutong/trading";
import { useTranslations } from "next-intl";
import { tradePictureHref } from "../../_components/addresses.ts";

/** The pictures of an application, small; each opens in full. */
export function DocumentPictures({ pictures }: { pictures: readonly PictureLine[] }) {
  const t = useTranslations("trader");
  return (
    <ul className="flex flex-wrap gap-3">
      {pictures.map(({ id, kind, width, height }) => (
        <li key={id}>
          <a href={tradePictureHref(id)} className="grid gap-1 text-sm hover:text-accent hover:underline">
            {/* biome-ignore lint/performance/noImgElement: Next's optimiser would keep a copy of a document. */}
            <img
              src={tradePictureHref(id)}
              alt={t(`pictureOf.${kind}`)}
              width={width}
              height={height}
              loading="lazy"
              className="h-24 w-auto max-w-40 rounded-sm border border-line bg-sunken object-contain"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

import type { PictureLine } from "@hutong/trading";
import { GivenPictures } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { tradePictureHref } from "../../_components/addresses.ts";

/** The pictures of an application. */
export function DocumentPictures({ pictures }: { pictures: readonly PictureLine[] }) {
  const t = useTranslations("trader");
  return (
    <GivenPictures
      pictures={pictures.map(({ id, kind, ...size }) => ({
        ...size,
        href: tradePictureHref(id),
        label: t(`pictureOf.${kind}`),
      }))}
    />
  );
}

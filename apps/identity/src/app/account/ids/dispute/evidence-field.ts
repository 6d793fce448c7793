import { type DisputePictureLine, mostDisputePictures } from "@hutong/identity";
import { maxPictureBytes } from "@hutong/identity/dispute-pictures";
import { getTranslations } from "next-intl/server";

/** Where a side sees a picture that she brought. */
export function pictureHref(id: string): string {
  return `/account/ids/dispute/pictures/${id}`;
}

/** The field for pictures, with those that came through already. */
export async function evidenceField(tray: readonly DisputePictureLine[]) {
  const t = await getTranslations("dispute");
  const count = mostDisputePictures;
  return {
    name: "pictures",
    label: t("pictures"),
    hint: t("picturesHint", { count }),
    kept: tray.map(({ id }) => ({ id, href: pictureHref(id) })),
    most: count,
    maxBytes: maxPictureBytes,
    texts: {
      kept: t("kept"),
      remove: t("remove"),
      tooBig: t("tooBig"),
      tooMany: t("tooMany", { count }),
    },
  };
}

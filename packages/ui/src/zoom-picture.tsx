import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ZoomBox } from "./zoom-box.tsx";

export type ZoomPictureProps = {
  /** Address of the large picture: where the link leads without JavaScript, or in a new tab. */
  href: string;
  alt: string;
  width: number;
  height: number;
  /** The small picture. */
  children: ReactNode;
};

/** A picture that opens large over the page, by mouse, finger or keyboard; without JavaScript it is a link. */
export function ZoomPicture(props: ZoomPictureProps) {
  const t = useTranslations("ui.zoom");
  return (
    <ZoomBox
      {...props}
      openText={t("open")}
      closeText={t("close")}
      largerText={t("larger")}
      smallerText={t("smaller")}
    />
  );
}

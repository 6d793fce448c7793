import { pictureSidesPx } from "@hutong/catalog";
import { pictureHref } from "./addresses.ts";
import { colourOf, drawingOf } from "./words.ts";

type PictureProps = {
  /** The photograph; without one the goods are drawn. */
  pictureId?: string | null | undefined;
  drawing: string;
  /** A key of a colour. */
  colour: string;
  alt: string;
  /** How wide it stands, as `sizes` of an image says it; a photograph is fetched as large as that needs. */
  sizes?: string | undefined;
  className?: string | undefined;
};

/** A picture of goods, square. By address and not drawn into the page: a page shows fifty, a browser keeps each. */
export function Picture(props: PictureProps) {
  const { pictureId, drawing, colour, alt, sizes = "16rem", className = "rounded-md" } = props;
  const source = pictureId
    ? {
        src: pictureHref(pictureId, 400),
        srcSet: pictureSidesPx.map((sidePx) => `${pictureHref(pictureId, sidePx)} ${sidePx}w`).join(", "),
        sizes,
      }
    : { src: `/pictures/${drawingOf(drawing)}/${colourOf(colour)}` };
  return (
    // biome-ignore lint/performance/noImgElement: a vector needs no resizing, a photograph is kept in its sizes
    <img
      {...source}
      alt={alt}
      width={240}
      height={240}
      loading="lazy"
      decoding="async"
      className={`block aspect-square h-auto w-full bg-sunken object-cover ${className}`}
    />
  );
}

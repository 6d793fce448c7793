import { colourOf, drawingOf } from "./words.ts";

type PictureProps = {
  drawing: string;
  /** A key of a colour. */
  colour: string;
  alt: string;
  className?: string | undefined;
};

/** A picture of goods, square. By address and not drawn into the page: a page shows fifty, a browser keeps each. */
export function Picture({ drawing, colour, alt, className = "rounded-md" }: PictureProps) {
  return (
    // biome-ignore lint/performance/noImgElement: a vector needs no resizing, and next/image refuses SVG
    <img
      src={`/pictures/${drawingOf(drawing)}/${colourOf(colour)}`}
      alt={alt}
      width={240}
      height={240}
      loading="lazy"
      decoding="async"
      className={`block aspect-square h-auto w-full bg-sunken ${className}`}
    />
  );
}

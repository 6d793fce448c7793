import { idSchema } from "@hutong/kernel";
import { z } from "zod";

export const pictureBounds = {
  /** Pictures that a style shows. */
  most: 24,
  /** Pictures that one form brings. */
  atOnce: 6,
  altZh: 120,
  altEn: 160,
} as const;

/** The longest sides in which a picture of goods is kept, in pixels: cards, the page, the zoom. */
export const pictureSidesPx = [400, 800, 1_600] as const;

const colour = z
  .string()
  .max(32)
  .transform((key) => key || null)
  .nullable();

const alt = (most: number) =>
  z
    .string()
    .normalize("NFC")
    .trim()
    .max(most, "too_long")
    .transform((text) => text || null)
    .nullable();

const listing = { accountId: idSchema<"Account">(), listingId: idSchema<"Listing">() };

export const addPictureSchema = z.strictObject({
  ...listing,
  /** A colour of the listing that it shows; null or empty: the style as a whole. */
  colour: colour.default(null),
  bytes: z.instanceof(Uint8Array),
});
export type AddPictureInput = z.input<typeof addPictureSchema>;

const pictureId = idSchema<"ListingPicture">();

export const arrangePicturesSchema = z.strictObject({
  ...listing,
  /** As they are to stand; what is not named keeps its words and comes behind. */
  pictures: z
    .array(
      z.strictObject({
        id: pictureId,
        colour,
        altZh: alt(pictureBounds.altZh),
        altEn: alt(pictureBounds.altEn),
      }),
    )
    .max(200),
  removed: z.array(pictureId).max(200).default([]),
});
export type ArrangePicturesInput = z.input<typeof arrangePicturesSchema>;

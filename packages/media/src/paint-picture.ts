import { DomainError } from "@hutong/kernel";
import sharp, { type Sharp } from "sharp";

/** The largest file that is taken. */
export const maxPictureBytes = 8 * 1_048_576;
/** The longest side of what is kept: enough to read a licence. */
const maxSidePx = 2_000;
/** Nobody reads a licence on less. */
const minSidePx = 300;
/** A photograph of 50 megapixels; what says it is larger is not decoded. */
const maxPixels = 50_000_000;
/** So many pictures may wait in this process; one more is refused at once. */
const maxWaiting = 16;

export interface PaintedPicture {
  /** JPEG. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** What may be wrong with a picture, as keys of `refusal.field`. */
type PictureFault =
  | "picture_too_big"
  | "picture_too_small"
  | "picture_kind"
  | "picture_moves"
  | "picture_broken";

/** Refuses a picture. */
export class PictureRefused extends Error {
  readonly fault: PictureFault;

  constructor(fault: PictureFault) {
    super(fault);
    this.fault = fault;
  }
}

export interface PaintOptions {
  /** The longest side of what comes out, in pixels: for a small one. */
  readonly longestPx?: number;
}

/** What a painted picture is to be like. */
export interface SizesWish {
  /** The longest sides that are painted, the smallest first; one that the picture does not reach ends the list. */
  readonly sidesPx: readonly [number, ...number[]];
  /** A picture whose longest side is shorter is refused. */
  readonly minSidePx: number;
}

export interface PaintedSizes {
  /** Of the largest. */
  readonly width: number;
  readonly height: number;
  /** WebP. */
  readonly files: readonly { readonly sidePx: number; readonly bytes: Uint8Array<ArrayBuffer> }[];
}

/**
 * Paints a picture anew in several sizes, as WebP: decoded once, then as `paintPicture`.
 * @throws PictureRefused; DomainError `busy` where too many wait (SECURITY 29)
 */
export async function paintSizes(bytes: Uint8Array, wish: SizesWish): Promise<PaintedSizes> {
  const longest = await assertPicture(bytes, wish.minSidePx);
  const reached = wish.sidesPx.findIndex((sidePx) => sidePx >= longest);
  const sidesPx = reached < 0 ? wish.sidesPx : wish.sidesPx.slice(0, reached + 1);
  try {
    const { data, info } = await upright(bytes, sidesPx.at(-1) ?? maxSidePx)
      .raw()
      .timeout({ seconds: 10 })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const files = [];
    for (const sidePx of sidesPx) {
      const small = await sharp(data, { raw: { width, height, channels } })
        .resize({ width: sidePx, height: sidePx, fit: "inside", withoutEnlargement: true })
        .webp({ quality: 80 })
        .timeout({ seconds: 10 })
        .toBuffer();
      files.push({ sidePx, bytes: new Uint8Array(small) });
    }
    return { width, height, files };
  } catch {
    throw new PictureRefused("picture_broken");
  }
}

/**
 * Paints a picture anew: turned upright, at most 2,000 px (or `longestPx`), on white, without anything that was written beside its pixels
 * (place, camera, time). JPEG, PNG and WebP by their content, whatever their name; nothing that moves.
 * @throws PictureRefused; DomainError `busy` where too many wait (SECURITY 29)
 */
export async function paintPicture(
  bytes: Uint8Array,
  { longestPx = maxSidePx }: PaintOptions = {},
): Promise<PaintedPicture> {
  await assertPicture(bytes, minSidePx);
  try {
    const { data, info } = await upright(bytes, longestPx)
      .jpeg({ quality: 82 })
      .timeout({ seconds: 10 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: new Uint8Array(data), width: info.width, height: info.height };
  } catch {
    throw new PictureRefused("picture_broken");
  }
}

/** @returns the longest side, in pixels. @throws PictureRefused; DomainError `busy` */
async function assertPicture(bytes: Uint8Array, minPx: number): Promise<number> {
  if (bytes.length > maxPictureBytes) throw new PictureRefused("picture_too_big");
  if (!kindOf(bytes)) throw new PictureRefused("picture_kind");
  if (sharp.counters().queue >= maxWaiting) throw new DomainError("busy", { retryAfterSeconds: 2 });
  const { width, height, pages } = await read(bytes);
  if ((pages ?? 1) > 1 || isAnimatedPng(bytes)) throw new PictureRefused("picture_moves");
  if (width * height > maxPixels) throw new PictureRefused("picture_too_big");
  const longest = Math.max(width, height);
  if (longest < minPx) throw new PictureRefused("picture_too_small");
  return longest;
}

/** Decoded, upright, on white, within a square of so many pixels. */
function upright(bytes: Uint8Array, sidePx: number): Sharp {
  return sharp(bytes, options)
    .autoOrient()
    .resize({ width: sidePx, height: sidePx, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#fff" })
    .toColourspace("srgb");
}

const options = { limitInputPixels: maxPixels, failOn: "error", sequentialRead: true } as const;

async function read(bytes: Uint8Array) {
  try {
    return await sharp(bytes, options).metadata();
  } catch (error) {
    const isTooBig = error instanceof Error && error.message.includes("pixel limit");
    throw new PictureRefused(isTooBig ? "picture_too_big" : "picture_broken");
  }
}

/** By its first bytes: only these three decoders are ever reached. */
function kindOf(bytes: Uint8Array): "jpeg" | "png" | "webp" | undefined {
  const begins = (signs: readonly number[], at = 0) =>
    signs.every((sign, index) => bytes[at + index] === sign);
  if (begins([0xff, 0xd8, 0xff])) return "jpeg";
  if (begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (begins([0x52, 0x49, 0x46, 0x46]) && begins([0x57, 0x45, 0x42, 0x50], 8)) return "webp";
  return undefined;
}

/** An animated PNG says so by a chunk `acTL` before its pixels; the decoder would show the first picture alone. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  if (kindOf(bytes) !== "png") return false;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const pixels = head.indexOf("IDAT");
  const moves = head.indexOf("acTL");
  return moves >= 0 && (pixels < 0 || moves < pixels);
}

import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { maxPictureBytes, paintPicture, paintSizes } from "./paint-picture.ts";

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } });
const fault = (bytes: Uint8Array) =>
  paintPicture(bytes).then(
    () => "painted",
    (error) => error.fault,
  );
/** A PNG that moves, by its chunk: it is refused before anybody decodes it. */
function movingPng(png: Buffer): Buffer {
  const chunk = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from("acTL"), Buffer.alloc(12)]);
  const afterHead = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHead), chunk, png.subarray(afterHead)]);
}

describe("SECURITY 29: pictures are painted anew", () => {
  it("JPEG, PNG and WebP become a JPEG of at most 2,000 px, without what was written beside the pixels", async () => {
    const secret = "shot at 30.27N 120.15E";
    for (const format of ["jpeg", "png", "webp"] as const) {
      const bytes = await blank(2_400, 1_200)
        .withExif({ IFD0: { Copyright: secret } })
        .toFormat(format)
        .toBuffer();
      expect(bytes.includes(secret), format).toBe(true);
      const painted = await paintPicture(bytes);
      expect(painted).toMatchObject({ width: 2_000, height: 1_000 });
      expect(Buffer.from(painted.bytes).includes(secret)).toBe(false);
      const after = await sharp(painted.bytes).metadata();
      expect(after).toMatchObject({ format: "jpeg", hasAlpha: false });
      expect(after.exif).toBeUndefined();
    }
  });

  it("a small one is as small as it is asked for, and of a small picture no larger", async () => {
    const bytes = await blank(1_200, 2_400).png().toBuffer();
    expect(await paintPicture(bytes, { longestPx: 320 })).toMatchObject({ width: 160, height: 320 });
    const little = await blank(300, 200).jpeg().toBuffer();
    expect(await paintPicture(little, { longestPx: 320 })).toMatchObject({ width: 300, height: 200 });
  });

  it("in several sizes as WebP, as far as the picture reaches, without what was written beside the pixels", async () => {
    const secret = "shot at 30.27N 120.15E";
    const goods = { sidesPx: [400, 800, 1_600], minSidePx: 400 } as const;
    const photo = (width: number, height: number) =>
      blank(width, height)
        .withExif({ IFD0: { Copyright: secret } })
        .jpeg()
        .toBuffer();
    const large = await paintSizes(await photo(3_000, 2_000), goods);
    expect(large).toMatchObject({ width: 1_600, height: 1_067 });
    expect(large.files.map(({ sidePx }) => sidePx)).toEqual([400, 800, 1_600]);
    for (const { sidePx, bytes } of large.files) {
      expect(Buffer.from(bytes).includes(secret)).toBe(false);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: sidePx, hasAlpha: false });
    }
    const small = await paintSizes(await photo(500, 450), goods);
    expect(small.files.map(({ sidePx }) => sidePx)).toEqual([400, 800]);
    expect(small).toMatchObject({ width: 500, height: 450 });
    const refused = await paintSizes(await photo(399, 300), goods).catch((error) => error.fault);
    expect(refused).toBe("picture_too_small");
    const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>`);
    expect(await paintSizes(svg, goods).catch((error) => error.fault)).toBe("picture_kind");
    const half = (await photo(900, 900)).subarray(0, 2_000);
    expect(await paintSizes(half, goods).catch((error) => error.fault)).toBe("picture_broken");
  });

  it("turns a photograph upright", async () => {
    const bytes = await blank(800, 400).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await paintPicture(bytes)).toMatchObject({ width: 400, height: 800 });
  });

  it("refuses what it is not, by its content: drawings, GIFs, PDFs, scripts, halves, giants, and what moves", async () => {
    const png = await blank(400, 400).png().toBuffer();
    const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>`);
    const gif = await blank(400, 400).gif().toBuffer();
    expect(await fault(svg)).toBe("picture_kind");
    expect(await fault(gif)).toBe("picture_kind");
    expect(await fault(Buffer.from("%PDF-1.7"))).toBe("picture_kind");
    expect(await fault(Buffer.from("<script>alert(1)</script>"))).toBe("picture_kind");
    expect(await fault(new Uint8Array())).toBe("picture_kind");
    expect(await fault(png.subarray(0, png.length / 2))).toBe("picture_broken");
    expect(await fault(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500, 7)]))).toBe(
      "picture_broken",
    );
    expect(await fault(await blank(200, 100).jpeg().toBuffer())).toBe("picture_too_small");
    expect(await fault(new Uint8Array(maxPictureBytes + 1))).toBe("picture_too_big");
    expect(await fault(movingPng(png))).toBe("picture_moves");
    const white = sharp({ create: { width: 400, height: 400, channels: 4, background: "#fff" } });
    const frames = sharp([await white.png().toBuffer(), png], { join: { animated: true } });
    expect(await fault(await frames.webp().toBuffer())).toBe("picture_moves");
  });

  it("a small file that says it is huge is refused before it is decoded", async () => {
    const bomb = await blank(400, 400).png().toBuffer();
    // Width and height of its head (IHDR), and the head's own sum.
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    const startedAt = performance.now();
    expect(await fault(bomb)).toBe("picture_too_big");
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

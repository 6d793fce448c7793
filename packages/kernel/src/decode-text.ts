/**
 * The text of a file of bytes: UTF-8, UTF-16 with its mark, or GB 18030, as spreadsheets on Chinese systems write it.
 * @returns undefined for what is no text of these
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const mark = `${bytes[0]},${bytes[1]}`;
  const encodings =
    mark === "255,254" ? ["utf-16le"] : mark === "254,255" ? ["utf-16be"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not of this encoding: the next one.
    }
  }
  return undefined;
}

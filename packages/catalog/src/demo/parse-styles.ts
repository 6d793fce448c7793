import type { PublishListingInput } from "../schema.ts";

/** A line of the demo tables: whose it is, what is published, how long ago. */
export interface DemoStyle {
  readonly loginName: string;
  readonly listing: WithoutAccount<PublishListingInput>;
  readonly daysOld: number;
}

type WithoutAccount<T> = T extends unknown ? Omit<T, "accountId"> : never;

const letterSizes = ["XS", "S", "M", "L", "XL", "XXL", "3XL", "4XL", "5XL"];

/** The styles of a demo table. @throws Error naming a line that has not nine columns */
export function parseStyles(market: "retail" | "wholesale", table: string): DemoStyle[] {
  return table
    .trim()
    .split("\n")
    .map((line) => parseStyle(market, line));
}

function parseStyle(market: "retail" | "wholesale", line: string): DemoStyle {
  const columns = line.split("|").map((column) => column.trim());
  if (columns.length !== 9) throw new Error(`demo style with ${columns.length} columns: ${line}`);
  const [loginName, titleZh, titleEn, category, drawing, colours, sizes, amount, daysOld] =
    columns as unknown as Columns;
  const style = { titleZh, titleEn, drawing, colours: colours.split(" "), sizes: sizeRange(sizes) };
  // The cast: the verb's schema checks the category, and a test checks every line.
  const listing = (
    market === "retail"
      ? { market, ...style, category, priceFen: BigInt(amount.replace(".", "")) }
      : { market, ...style, category, moq: Number(amount) }
  ) as DemoStyle["listing"];
  return { loginName, listing, daysOld: Number(daysOld) };
}

type Columns = [string, string, string, string, string, string, string, string, string];

/**
 * `S-XL` and `28-38` as their steps (children's heights by ten centimetres, waists above 32 by two), anything
 * else as the words it is.
 */
export function sizeRange(text: string): string[] {
  const [from = "", to] = text.split("-");
  const [first, last] = [letterSizes.indexOf(from), letterSizes.indexOf(to ?? "")];
  if (first >= 0 && last >= first) return letterSizes.slice(first, last + 1);
  if (!to || !/^\d+$/.test(from + to)) return text.split(" ");
  const step = Number(from) >= 80 ? 10 : 1;
  const count = Math.floor((Number(to) - Number(from)) / step) + 1;
  const all = Array.from({ length: count }, (_, index) => Number(from) + index * step);
  return all.filter((size) => step === 10 || size <= 32 || size % 2 === 0 || Number(from) >= 33).map(String);
}

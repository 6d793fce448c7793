import { type SaveListingInput, sellerBounds, variantKey } from "@hutong/catalog";
import { DomainError, parseYuan } from "@hutong/kernel";
import { postedText } from "@hutong/site/posted-text";
import { goodsColours } from "@hutong/ui";
import { postedAttributes } from "./posted-attributes.ts";

/** The colours that are ticked and the sizes that are typed, each once, in order. */
export function postedGrid(form: FormData): { readonly colours: string[]; readonly sizes: string[] } {
  const colours = Object.keys(goodsColours).filter((key) => form.getAll("colour").includes(key));
  const sizes = postedText(form, "sizes")
    .normalize("NFC")
    .split(/[,，、;；\s]+/)
    .filter((size) => size !== "");
  return { colours, sizes: [...new Set(sizes)].slice(0, sellerBounds.sizes) };
}

/** True if the table that was posted has a row for each colour in each size: else it is to be shown first. */
export function hasWholeTable(form: FormData): boolean {
  const { colours, sizes } = postedGrid(form);
  return colours.every((colour) => sizes.every((size) => form.has(`price.${variantKey({ colour, size })}`)));
}

/** The values of a form whose columns are filled from the row "all variants"; what is left empty there stays. */
export function filledValues(
  form: FormData,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const { colours, sizes } = postedGrid(form);
  const filled: Record<string, string> = { ...values };
  const [price, stock, code] = ["allPrice", "allStock", "allNo"].map((name) => postedText(form, name).trim());
  for (const colour of colours) {
    for (const size of sizes) {
      const key = variantKey({ colour, size });
      if (price) filled[`price.${key}`] = price;
      if (stock) filled[`stock.${key}`] = stock;
      if (code) filled[`no.${key}`] = `${code}-${colour}-${size}`.slice(0, 40);
    }
  }
  return { ...filled, allPrice: "", allStock: "", allNo: "" };
}

/**
 * A listing as its form posts it.
 * @throws DomainError `invalid_input`, by the cells of the table
 */
export function postedGoods(form: FormData): Omit<SaveListingInput, "accountId"> {
  const { colours, sizes } = postedGrid(form);
  const fields: Record<string, string> = {};
  const whole = (name: string) => {
    const typed = postedText(form, name).normalize("NFKC").replace(/[\s,]/g, "");
    return /^\d{1,7}$/.test(typed) ? Number(typed) : undefined;
  };
  const variants = colours.flatMap((colour) =>
    sizes.map((size) => {
      const key = variantKey({ colour, size });
      const priceFen = parseYuan(postedText(form, `price.${key}`));
      const stock = whole(`stock.${key}`);
      if (!priceFen || priceFen > sellerBounds.priceFen) fields[`price.${key}`] = "price_invalid";
      if (stock === undefined || stock > sellerBounds.stock) fields[`stock.${key}`] = "stock_invalid";
      return {
        colour,
        size,
        code: postedText(form, `no.${key}`),
        priceFen: priceFen ?? 0n,
        stock: stock ?? 0,
        seenStock: whole(`seen.${key}`) ?? null,
      };
    }),
  );
  if (Object.keys(fields).length > 0) throw new DomainError("invalid_input", { fields });
  return {
    listingId: postedText(form, "listing"),
    version: whole("version") ?? 0,
    titleZh: postedText(form, "titleZh"),
    titleEn: postedText(form, "titleEn"),
    category: postedText(form, "category") as "tops", // refused by the schema where it is none
    drawing: postedText(form, "drawing"),
    code: postedText(form, "styleNo"),
    attributes: postedAttributes(form, postedText(form, "category")),
    variants,
  };
}

/** A change of prices as it is typed ("-10", "5.5 %"), in basis points; undefined for what is none. */
export function basisPointsOf(typed: string): number | undefined {
  const text = typed.normalize("NFKC").replace(/[\s%]/g, "").replace("−", "-");
  const match = /^([+-]?)(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const size = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  return match[1] === "-" ? -size : size;
}

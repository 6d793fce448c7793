import { inTransaction } from "@hutong/db";
import { type AccountId, type DomainError, isDomainError, namedId } from "@hutong/kernel";
import { type Attributes, fitAttributes } from "../attributes.ts";
import { publishDraft, takeDown } from "../seller/change-state.ts";
import type { SellerCtx } from "../seller/keep-shop.ts";
import type { StoredListing, StoredSku } from "../seller/lock-listing.ts";
import { variantKey } from "../seller/plan-save.ts";
import { saveListing } from "../seller/save-listing.ts";
import type { SaveListingInput } from "../seller/schema.ts";
import type { SheetColumn } from "./columns.ts";
import type { LineFault, SheetVariant, SheetWish } from "./read-sheet.ts";
import { storedOf, storedSelect } from "./stored-listings.ts";

/** What becomes of a style of a file: all of its lines, or none. */
export interface SheetVerdict {
  /** Its first line. */
  readonly line: number;
  readonly title: string;
  readonly verdict: "new" | "changed" | "same" | "refused";
  readonly variants: number;
  readonly faults: readonly LineFault[];
}

interface Judging {
  readonly accountId: AccountId;
  readonly sheetId: string;
  /** Only says what would become of it. */
  readonly isDry: boolean;
}

/** Saves the styles of a file one after another, each in a transaction of its own; or says what saving them would come to. */
export async function judgeSheet(
  ctx: SellerCtx,
  judging: Judging,
  wishes: readonly SheetWish[],
): Promise<SheetVerdict[]> {
  const find = await readStored(ctx, judging.accountId, wishes);
  const verdicts: SheetVerdict[] = [];
  for (const wish of wishes) verdicts.push(await judge(ctx, judging, wish, find(wish)));
  return verdicts;
}

async function judge(
  ctx: SellerCtx,
  judging: Judging,
  wish: SheetWish,
  stored: StoredListing | undefined,
): Promise<SheetVerdict> {
  const about = {
    line: wish.line,
    title: wish.titleZh || stored?.titleZh || wish.code || "",
    variants: wish.variants.length,
  };
  const refused = (faults: readonly LineFault[]) => ({ ...about, verdict: "refused", faults }) as const;
  const faults = [...wish.faults, ...lacking(wish, stored), ...stateFaults(wish, stored)];
  if (faults.length > 0) return refused(faults);
  const input = { ...inputOf(judging, wish, stored), isDry: judging.isDry };
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const inner = { ...ctx, db: tx };
      const saved = await saveListing(inner, input);
      if (saved.status === "stock_changed") return refused(stockFaults(wish, saved.present));
      const turned = wish.state && wish.state !== (stored?.state ?? "draft") ? wish.state : undefined;
      if (turned && !judging.isDry) {
        const verb = turned === "published" ? publishDraft : takeDown;
        await verb(inner, { accountId: judging.accountId, listingIds: [saved.listingId] });
      }
      const isChanged = saved.isChanged || turned !== undefined;
      return { ...about, verdict: stored ? (isChanged ? "changed" : "same") : "new", faults: [] };
    });
  } catch (error) {
    if (!isDomainError(error) || error.code === "busy") throw error;
    return refused(faultsOf(wish, error));
  }
}

/** What a new style cannot do without. */
function lacking(wish: SheetWish, stored: StoredListing | undefined): LineFault[] {
  const faults: LineFault[] = [];
  const lacks = (line: number, column: SheetColumn, fault = "required") =>
    faults.push({ line, column, fault, present: null });
  if (wish.listingId && !stored) lacks(wish.line, "listingId", "sheet_gone");
  for (const column of ["titleZh", "category", "drawing"] as const)
    if (wish[column] === "" || (!stored && wish[column] === undefined)) lacks(wish.line, column);
  for (const { line, colour, size, priceFen, stock } of wish.variants) {
    const isThere = stored?.skus.some((sku) => sku.colour === colour && sku.size === size);
    if (isThere || wish.faults.some((one) => one.line === line)) continue;
    if (priceFen === undefined) lacks(line, "price");
    if (stock === undefined) lacks(line, "stock");
  }
  return faults;
}

/** A style that was shown is no draft any more, and a draft is not taken down; what is shown has what its category asks for. */
function stateFaults(wish: SheetWish, stored: StoredListing | undefined): LineFault[] {
  const from = stored?.state ?? "draft";
  const to = wish.state || from;
  if (to === from && to !== "published") return [];
  if (to === "draft" || (to === "taken_down" && from === "draft"))
    return [{ line: wish.line, column: "state", fault: "sheet_state", present: null }];
  if (to !== "published" || from === "published") return [];
  const { missing } = fitAttributes(wish.category || stored?.category || "", mergedAttributes(wish, stored));
  return missing.map((key) => ({
    line: wish.line,
    column: `attribute.${key}` as const,
    fault: "attribute_missing",
    present: null,
  }));
}

function mergedAttributes(wish: SheetWish, stored: StoredListing | undefined): Attributes {
  return { ...stored?.attributes, ...wish.attributes };
}

/** A style as `saveListing` takes it: what the file has no column or no line for stays as it is. */
function inputOf(
  { accountId, sheetId }: Judging,
  wish: SheetWish,
  stored: StoredListing | undefined,
): SaveListingInput {
  const given = new Map(wish.variants.map((variant) => [variantKey(variant), variant]));
  const kept = (stored?.skus ?? []).map((sku) => merged(given.get(variantKey(sku)), sku));
  const there = new Set(stored?.skus.map(variantKey));
  const added = wish.variants
    .filter((variant) => !there.has(variantKey(variant)))
    .map(({ colour, size, code, priceFen, stock }) => ({
      colour,
      size,
      code: code ?? null,
      priceFen: priceFen ?? 0n,
      stock: stock ?? 0,
      seenStock: null,
    }));
  const titleZh = wish.titleZh ?? stored?.titleZh ?? "";
  // Where the English title was the Chinese one it stays so.
  const titleEn = stored && stored.titleEn === stored.titleZh ? "" : (stored?.titleEn ?? "");
  return {
    accountId,
    // Made from the file's own id: the second click saves the same style.
    listingId: stored?.id ?? namedId(`sheet ${sheetId} ${wish.code}`),
    version: wish.version ?? stored?.version ?? 0,
    titleZh,
    titleEn: wish.titleEn === undefined || wish.titleEn === stored?.titleZh ? titleEn : wish.titleEn,
    category: (wish.category ?? stored?.category ?? "") as "tops", // refused by the schema where it is none
    drawing: wish.drawing ?? stored?.drawing ?? "",
    code: wish.code ?? stored?.code ?? null,
    attributes: mergedAttributes(wish, stored),
    variants: [...kept, ...added],
  };
}

function merged(given: SheetVariant | undefined, sku: StoredSku): SaveListingInput["variants"][number] {
  const { colour, size } = sku;
  if (!given)
    return { colour, size, code: sku.code, priceFen: sku.priceFen, stock: sku.stock, seenStock: sku.stock };
  return {
    colour,
    size,
    code: given.code ?? sku.code,
    priceFen: given.priceFen ?? sku.priceFen,
    stock: given.stock ?? sku.stock,
    seenStock: given.stock === undefined ? sku.stock : (given.seenStock ?? null),
  };
}

function stockFaults(wish: SheetWish, present: ReadonlyMap<string, number>): LineFault[] {
  return wish.variants.flatMap((variant) => {
    const stock = present.get(variantKey(variant));
    return stock === undefined
      ? []
      : [{ line: variant.line, column: "stock" as const, fault: "stock_changed", present: stock }];
  });
}

const whole: Readonly<Record<string, readonly [SheetColumn, string]>> = {
  conflict: ["version", "sheet_conflict"],
  not_found: ["listingId", "sheet_gone"],
};

/** A refusal of the verb at the columns of the file. */
function faultsOf({ line }: SheetWish, error: DomainError): LineFault[] {
  const [column, fault] = whole[error.code] ?? (["listingId", "invalid"] as const);
  const fields = Object.entries(error.fields ?? {});
  if (error.code !== "invalid_input" || fields.length === 0) return [{ line, column, fault, present: null }];
  return fields.map(([field, wrong]) => ({
    line,
    // The verb's own fields are named as the columns are; of variants it says only that one of them is wrong.
    column: field === "variants" ? "size" : (field as SheetColumn),
    fault: wrong,
    present: null,
  }));
}

/** The shop's styles that a file names, by id or by style number. One statement with its variants. */
async function readStored(
  ctx: SellerCtx,
  accountId: AccountId,
  wishes: readonly SheetWish[],
): Promise<(wish: SheetWish) => StoredListing | undefined> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  const ids = wishes.flatMap(({ listingId }) => (listingId && isId.test(listingId) ? [listingId] : []));
  const codes = wishes.flatMap(({ listingId, code }) => (!listingId && code ? [code] : []));
  const rows = await ctx.db.listing.findMany({
    where: { accountId, market: "retail", OR: [{ id: { in: ids } }, { code: { in: codes } }] },
    select: storedSelect,
  });
  const stored = rows.map(storedOf);
  const byId = new Map<string, StoredListing>(stored.map((one) => [one.id, one]));
  const byCode = new Map(stored.map((one) => [one.code, one]));
  return ({ listingId, code }) => (listingId ? byId.get(listingId) : byCode.get(code ?? ""));
}

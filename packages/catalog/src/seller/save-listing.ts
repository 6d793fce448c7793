import { inTransaction, isUniqueViolation, type Prisma } from "@hutong/db";
import type { ActingFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, type ListingId, parseInput } from "@hutong/kernel";
import type { z } from "zod";
import { fitAttributes } from "../attributes.ts";
import { indexListings } from "../finding/index-listings.ts";
import { keepShop, type SellerCtx, seatOf, writingRoles } from "./keep-shop.ts";
import { followPrices, lockListing, type StoredListing, writeSkus } from "./lock-listing.ts";
import { planSave } from "./plan-save.ts";
import { type SaveListingInput, saveListingSchema } from "./schema.ts";

type Wish = z.output<typeof saveListingSchema>;
type Fields = Readonly<Record<string, string>>;

export type SavedListing =
  | {
      readonly status: "saved";
      readonly listingId: ListingId;
      readonly version: number;
      readonly isChanged: boolean;
    }
  /** Nothing was written: the present stock of the variants that were sold or counted meanwhile, by `colour.size`. */
  | { readonly status: "stock_changed"; readonly present: ReadonlyMap<string, number> };

/**
 * Saves a listing of a retail shop: a new one as a draft, one that is there in the state that it has. By the owner or a
 * manager. A stock that was left as it was seen is not written, so that a sale in between stays a sale. Saving what is
 * saved already changes nothing.
 * @throws DomainError `not_signed_in`, `invalid_input` (fields `attribute.KEY` for what is no value of an attribute or is
 * missing of a listing that customers see; `code` for a number that another style has), `forbidden`, `frozen`; `not_found` for another's shop or listing
 * and a missing one alike; `conflict` where somebody else saved it meanwhile, or the id of a new one is taken
 */
export async function saveListing(ctx: SellerCtx, input: SaveListingInput): Promise<SavedListing> {
  const parsed = parseInput(saveListingSchema, input);
  const { attributes, wrong, missing } = fitAttributes(parsed.category, parsed.attributes);
  if (wrong.length > 0)
    throw new DomainError("invalid_input", { fields: faultsOf(wrong, "attribute_invalid") });
  const acting = await keepShop(ctx, parsed.accountId, writingRoles);
  const wish = { ...parsed, attributes };
  return write(ctx, wish, acting, missing).catch((error) => {
    throw isUniqueViolation(error) ? numberTaken(error) : error;
  });
}

async function write(
  ctx: SellerCtx,
  wish: Wish,
  acting: ActingFor,
  missing: readonly string[],
): Promise<SavedListing> {
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const isNew = wish.version === 0 && (await begin(inner, wish));
    const stored =
      wish.isDry && isNew ? unwritten(wish) : await lockListing(tx, wish.accountId, wish.listingId);
    // Under the id of a new one stands another's: it is taken, and nothing is said of it.
    if (!stored) throw new DomainError(wish.version === 0 ? "conflict" : "not_found");
    const plan = planSave(stored.skus, wish.variants);
    const isChanged =
      isNew || plan.writes.length > 0 || plan.withdrawn.length > 0 || !hasSameTexts(stored, wish, plan);
    const saved = { status: "saved", listingId: wish.listingId } as const;
    if (!isChanged) return { ...saved, version: stored.version, isChanged };
    if (!isNew && stored.version !== wish.version) throw new DomainError("conflict");
    if (stored.state === "published" && missing.length > 0)
      throw new DomainError("invalid_input", { fields: faultsOf(missing, "attribute_missing") });
    if (plan.conflicts.size > 0) return { status: "stock_changed", present: plan.conflicts };
    if (await isNumberTaken(tx, wish)) throw numberTaken();
    if (wish.isDry) return { ...saved, version: stored.version, isChanged };
    await tx.listing.update({
      where: { id: wish.listingId },
      data: {
        ...textsOf(wish),
        colours: [...plan.colours],
        sizes: [...plan.sizes],
        version: isNew ? 1 : { increment: 1 },
      },
      select: { id: true },
    });
    const withdrawn = plan.withdrawn.map((sku) => ({ ...sku, stock: 0 }));
    const writes = [...plan.writes, ...withdrawn].map((sku) => ({ ...sku, listingId: wish.listingId }));
    await writeSkus(tx, writes, ctx.now);
    await followPrices(tx, [wish.listingId]);
    await indexListings(inner, [wish.listingId]);
    await writeAudit(inner, {
      action: "listing.saved",
      subjectUserId: acting.ownerId,
      accountId: wish.accountId,
      data: { listingId: wish.listingId, isNew, variants: writes.length, ...seatOf(acting) },
    });
    return { ...saved, version: isNew ? 1 : stored.version + 1, isChanged };
  });
}

function faultsOf(keys: readonly string[], fault: string): Fields {
  return Object.fromEntries(keys.map((key) => [`attribute.${key}`, fault]));
}

/** Of two who take a number at once both see it free, and the second is told by the database. */
async function isNumberTaken(tx: Prisma.TransactionClient, wish: Wish): Promise<boolean> {
  const { accountId, code, listingId } = wish;
  return (
    code !== null && (await tx.listing.count({ where: { accountId, code, id: { not: listingId } } })) > 0
  );
}

function numberTaken(cause?: unknown): DomainError {
  return new DomainError("invalid_input", { fields: { code: "code_taken" }, cause });
}

/** A new listing before anything of it is written. */
function unwritten({ listingId, ...wish }: Wish): StoredListing {
  return { ...wish, id: listingId, colours: [], sizes: [], state: "draft", skus: [] };
}

/** @returns whether the listing was begun by this call, or would be */
async function begin(ctx: SellerCtx, wish: Wish): Promise<boolean> {
  if (wish.isDry) return (await ctx.db.listing.count({ where: { id: wish.listingId } })) === 0;
  const { count } = await ctx.db.listing.createMany({
    data: [
      {
        id: wish.listingId,
        accountId: wish.accountId,
        market: "retail",
        ...textsOf(wish),
        // Written by the update: here another style with this number would pass for this one.
        code: null,
        colours: [],
        sizes: [],
        priceFen: wish.variants[0]?.priceFen ?? null,
        publishedAt: ctx.now,
        state: "draft",
        version: 1,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

function textsOf({ titleZh, titleEn, category, drawing, code, attributes }: Wish) {
  // The copy: Prisma's type of JSON knows no readonly arrays.
  return {
    titleZh,
    titleEn: titleEn || titleZh,
    category,
    drawing,
    code,
    attributes: structuredClone(attributes) as Prisma.InputJsonObject,
  };
}

function hasSameTexts(
  stored: StoredListing,
  wish: Wish,
  { colours, sizes }: { readonly colours: readonly string[]; readonly sizes: readonly string[] },
): boolean {
  const { titleZh, titleEn, category, drawing, code } = stored;
  // The database keeps no order of keys: both in the order of the category.
  const { attributes } = fitAttributes(category, stored.attributes);
  const before = { titleZh, titleEn, category, drawing, code, attributes };
  const isSameList = (one: readonly string[], other: readonly string[]) => one.join(" ") === other.join(" ");
  return (
    JSON.stringify(before) === JSON.stringify(textsOf(wish)) &&
    isSameList(stored.colours, colours) &&
    isSameList(stored.sizes, sizes)
  );
}

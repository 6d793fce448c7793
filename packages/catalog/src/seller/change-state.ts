import { inTransaction, type ListingState } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, parseInput } from "@hutong/kernel";
import { fitAttributes, storedAttributes } from "../attributes.ts";
import { indexListings } from "../finding/index-listings.ts";
import { keepShop, type SellerCtx, seatOf, writingRoles } from "./keep-shop.ts";
import { type ChangeStateInput, changeStateSchema } from "./schema.ts";

export interface StateChange {
  /** How many listings were changed, or would be. */
  readonly changed: number;
  /** How many were so already. */
  readonly unchanged: number;
}

/**
 * Shows listings of a retail shop to everybody, by the owner or a manager. A draft counts as new from now on; one that
 * was taken down comes back with its old date, so that taking down and publishing again gets it no better place.
 * @throws DomainError `not_signed_in`, `invalid_input` (fields `attribute.KEY` that a listing lacks before it may be shown),
 * `forbidden`, `frozen`; `not_found` where one of them is another's or missing. Then none is changed
 */
export async function publishDraft(ctx: SellerCtx, input: ChangeStateInput): Promise<StateChange> {
  return changeState(ctx, input, "published");
}

/** Takes listings out of the street: they stay in the list of their shop. Drafts stay drafts. Otherwise as `publishDraft`. */
export async function takeDown(ctx: SellerCtx, input: ChangeStateInput): Promise<StateChange> {
  return changeState(ctx, input, "taken_down");
}

interface Row {
  readonly id: string;
  readonly state: ListingState;
  readonly category: string;
  readonly attributes: unknown;
}

/** Customers are told what their category asks for. @throws DomainError `invalid_input` */
function assertComplete(rows: readonly Row[]): void {
  const missing = rows.flatMap(
    ({ category, attributes }) => fitAttributes(category, storedAttributes(attributes)).missing,
  );
  if (missing.length === 0) return;
  const fields = Object.fromEntries(missing.map((key) => [`attribute.${key}`, "attribute_missing"]));
  throw new DomainError("invalid_input", { fields });
}

async function changeState(
  ctx: SellerCtx,
  input: ChangeStateInput,
  to: "published" | "taken_down",
): Promise<StateChange> {
  const { accountId, listingIds, isDry } = parseInput(changeStateSchema, input);
  const acting = await keepShop(ctx, accountId, writingRoles);
  const ids = [...new Set(listingIds)];
  return inTransaction(ctx.db, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      select id, state::text as state, category, attributes from listings
      where id = any(${ids}::uuid[]) and account_id = ${accountId}::uuid and market = 'retail' order by id for update`;
    if (rows.length < ids.length) throw new DomainError("not_found");
    const due = rows.filter(({ state }) =>
      to === "published" ? state !== "published" : state === "published",
    );
    if (to === "published") assertComplete(due);
    const outcome = { changed: due.length, unchanged: rows.length - due.length };
    if (isDry || due.length === 0) return outcome;
    await tx.$executeRaw`
      update listings set state = ${to}::listing_state, version = version + 1,
        published_at = case when state = 'draft' then ${ctx.now} else published_at end
      where id = any(${due.map(({ id }) => id)}::uuid[])`;
    const changed = due.map(({ id }) => id);
    await indexListings({ ...ctx, db: tx }, changed);
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: to === "published" ? "listings.published" : "listings.taken_down",
        subjectUserId: acting.ownerId,
        accountId,
        data: { count: due.length, listingIds: due.slice(0, 20).map(({ id }) => id), ...seatOf(acting) },
      },
    );
    return outcome;
  });
}

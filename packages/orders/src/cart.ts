import { inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { DomainError, type Fen, parseInput } from "@hutong/kernel";
import { buyerRoles, type OrdersCtx } from "./place-order.ts";
import {
  type CartLineInput,
  cartLineSchema,
  mostPieces,
  type SaveCartInput,
  saveCartSchema,
} from "./schema.ts";

const mostInCart = 200;

/** A line of a cart, as its goods stand now. */
export interface CartLine {
  readonly skuId: string;
  readonly listingId: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly drawing: string;
  /** The picture of its colour, else the one that stands for the style; null: its drawing does. */
  readonly pictureId: string | null;
  readonly colour: string;
  readonly size: string;
  readonly count: number;
  readonly isTicked: boolean;
  readonly priceFen: Fen;
  /** The price when it was put in or last seen, where that was another. */
  readonly priceBeforeFen: Fen | null;
  readonly stock: number;
  /** False: its shop does not sell it any more. */
  readonly isOnSale: boolean;
}

export interface CartShop {
  readonly accountId: string;
  readonly loginName: string;
  readonly realm: "retail" | "mall" | "deals" | "wholesale";
  readonly name: string;
  readonly nameEn: string | null;
  readonly lines: readonly CartLine[];
}

/**
 * Puts goods into the cart of an account; what lies there already gets more pieces.
 * @throws DomainError as `actsFor`; `not_found` for goods that are not sold; `conflict` with `cart_full`
 */
export async function addToCart(ctx: OrdersCtx, input: CartLineInput): Promise<void> {
  const { accountId, skuId, count } = parseInput(cartLineSchema, input);
  await actsFor(ctx, accountId, buyerRoles);
  const held = await ctx.db.cartLine.count({ where: { accountId } });
  if (held >= mostInCart) throw new DomainError("conflict", { fields: { state: "cart_full" } });
  const added = await ctx.db.$executeRaw`
    insert into cart_lines as c (account_id, sku_id, count, seen_price_fen, added_at)
    select ${accountId}::uuid, k.id, ${count}::int, k.price_fen, ${ctx.now}
    from skus k join listings l on l.id = k.listing_id and l.market = 'retail' and l.state = 'published'
      join accounts a on a.id = l.account_id and a.status = 'active' join shops s on s.account_id = a.id
    where k.id = ${skuId}::uuid
    on conflict (account_id, sku_id) do update set count = least(c.count + excluded.count, ${mostPieces}::int),
      seen_price_fen = excluded.seen_price_fen, is_ticked = true`;
  if (added === 0) throw new DomainError("not_found");
}

/** Sets counts and ticks of lines that lie in the cart; others are passed over. @throws DomainError as `actsFor` */
export async function saveCart(ctx: OrdersCtx, input: SaveCartInput): Promise<void> {
  const { accountId, lines } = parseInput(saveCartSchema, input);
  await actsFor(ctx, accountId, buyerRoles);
  await ctx.db.$executeRaw`
    update cart_lines c set count = t.count, is_ticked = t.ticked, seen_price_fen = k.price_fen
    from unnest(${lines.map(({ skuId }) => skuId)}::uuid[], ${lines.map(({ count }) => count)}::int[],
      ${lines.map(({ isTicked }) => isTicked)}::bool[]) as t (sku_id, count, ticked) join skus k on k.id = t.sku_id
    where c.account_id = ${accountId}::uuid and c.sku_id = t.sku_id`;
}

/** Takes a line out of the cart; one that is not there is gone already. @throws DomainError as `actsFor` */
export async function removeFromCart(ctx: OrdersCtx, input: Omit<CartLineInput, "count">): Promise<void> {
  const { accountId, skuId } = parseInput(cartLineSchema, { ...input, count: 1 });
  await actsFor(ctx, accountId, buyerRoles);
  await inTransaction(ctx.db, (tx) => tx.cartLine.deleteMany({ where: { accountId, skuId } }));
}

/** The cart of an account, shop by shop, the newest first. @throws DomainError as `actsFor` */
export async function readCart(ctx: OrdersCtx, accountId: string): Promise<CartShop[]> {
  await actsFor(ctx, accountId, buyerRoles);
  const rows = await ctx.db.cartLine.findMany({
    where: { accountId },
    orderBy: [{ addedAt: "desc" }, { skuId: "asc" }],
    take: mostInCart,
    select: {
      count: true,
      isTicked: true,
      seenPriceFen: true,
      sku: {
        select: {
          id: true,
          colour: true,
          size: true,
          priceFen: true,
          stock: true,
          listing: {
            select: {
              id: true,
              titleZh: true,
              titleEn: true,
              state: true,
              drawing: true,
              pictureId: true,
              pictures: {
                where: { removedAt: null, colour: { not: null } },
                orderBy: { place: "asc" },
                select: { id: true, colour: true },
              },
              account: {
                select: {
                  id: true,
                  realm: true,
                  loginName: true,
                  status: true,
                  shop: { select: { name: true, nameEn: true } },
                },
              },
            },
          },
        },
      },
    },
  });
  type Row = (typeof rows)[number];
  const lineOf = ({ count, isTicked, seenPriceFen, sku }: Row): CartLine => ({
    skuId: sku.id,
    listingId: sku.listing.id,
    titleZh: sku.listing.titleZh,
    titleEn: sku.listing.titleEn,
    drawing: sku.listing.drawing,
    pictureId: sku.listing.pictures.find((one) => one.colour === sku.colour)?.id ?? sku.listing.pictureId,
    colour: sku.colour,
    size: sku.size,
    count,
    isTicked,
    priceFen: sku.priceFen,
    priceBeforeFen: seenPriceFen === sku.priceFen ? null : seenPriceFen,
    stock: sku.stock,
    isOnSale:
      sku.listing.state === "published" &&
      sku.listing.account.status === "active" &&
      sku.listing.account.shop !== null,
  });
  return [...Map.groupBy(rows, ({ sku }) => sku.listing.account.id)].map(([id, lines]) => {
    const { account } = (lines[0] as Row).sku.listing; // a group has a line
    return {
      accountId: id,
      realm: account.realm,
      loginName: account.loginName,
      name: account.shop?.name ?? account.loginName,
      nameEn: account.shop?.nameEn ?? null,
      lines: lines.map(lineOf),
    };
  });
}

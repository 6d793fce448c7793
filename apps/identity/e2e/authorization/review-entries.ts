import { freshPerson, sql } from "@hutong/testing/e2e";
import {
  type ActionEntry,
  type Elsewhere,
  everybody,
  type MakeObjects,
  type RouteEntry,
  signedIn,
} from "./matrix.ts";

/** A finished order of an account at xixi's, of one line. @returns the order */
export async function finishedOrder(buyerAccountId: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `with checkout as (
      insert into checkouts (id, buyer_account_id, digest, placed_at)
      values (gen_random_uuid(), $1::uuid, 'x', now()) returning id
    ), made as (
      insert into orders (id, checkout_id, buyer_account_id, seller_account_id, state, goods_fen, shipping_fen, total_fen,
        ship_to, month, placed_at)
      select gen_random_uuid(), c.id, $1::uuid, s.id, 'trade_finished', 9000, 0, 9000,
        '{"recipient":"A","mobile":"13800138000","province":"浙江省","city":"嘉兴市","district":"南湖区","street":"1"}',
        '2026-11', now()
      from checkout c, accounts s where s.realm = 'retail' and s.login_name = 'xixi' returning id
    ), told as (
      insert into order_events (order_id, place, command, to_state, side, at)
      select id, 1, 'confirm', 'trade_finished', 'buyer', now() from made
    )
    insert into order_lines (order_id, place, sku_id, listing_id, title_zh, title_en, category, drawing, colour, size,
      price_fen, count)
    select m.id, 1, k.id, l.id, l.title_zh, l.title_en, l.category, l.drawing, k.colour, k.size, 9000, 1
    from made m, listings l join skus k on k.listing_id = l.id join accounts a on a.id = l.account_id
    where a.realm = 'retail' and a.login_name = 'xixi' and l.market = 'retail' order by k.id limit 1 returning order_id as id`,
    [buyerAccountId],
  );
  if (!row) throw new Error("no order was made");
  return row.id;
}

/** A review of a finished order; of somebody's whom nobody plays unless an account is named. */
export async function freshReview(
  state: "held" | "shown" = "shown",
  buyerAccountId?: string,
): Promise<{ id: string; orderId: string; listingId: string }> {
  const buyer = buyerAccountId ?? (await someAccount());
  const orderId = await finishedOrder(buyer);
  const [row] = await sql<{ id: string; listingId: string }>(
    `insert into reviews (id, order_id, place, listing_id, colour, size, category, buyer_account_id, seller_account_id,
      author_user_id, state, score, description, service, delivery, fit, words, begun_at, written_at, awaits_answer)
     select gen_random_uuid(), l.order_id, l.place, l.listing_id, l.colour, l.size, l.category, o.buyer_account_id,
       o.seller_account_id, a.user_id, $2::review_state, 1, 5, 5, 4, 'small', '偏小，建议拍大一码', now(), now(), true
     from order_lines l join orders o on o.id = l.order_id join accounts a on a.id = o.buyer_account_id
     where l.order_id = $1::uuid returning id, listing_id as "listingId"`,
    [orderId, state],
  );
  if (!row) throw new Error("no review was made");
  return { ...row, orderId };
}

/** The retail account of a person whom nobody plays. */
async function someAccount(): Promise<string> {
  const { userId } = await freshPerson();
  const [row] = await sql<{ id: string }>("select id from accounts where user_id = $1 limit 1", [userId]);
  return row?.id ?? "";
}

/** The picture of a review, as if it had been uploaded. */
export async function freshReviewPicture(state: "held" | "shown"): Promise<string> {
  const orderId = await finishedOrder(await someAccount());
  const [row] = await sql<{ id: string; review: string }>(
    `with review as (
      insert into reviews (id, order_id, place, listing_id, colour, size, category, buyer_account_id, seller_account_id,
        author_user_id, begun_at)
      select gen_random_uuid(), l.order_id, l.place, l.listing_id, l.colour, l.size, l.category, o.buyer_account_id,
        o.seller_account_id, a.user_id, now()
      from order_lines l join orders o on o.id = l.order_id join accounts a on a.id = o.buyer_account_id
      where l.order_id = $1::uuid returning id
    )
    insert into review_pictures (id, review_id, bytes, small, width, height, uploaded_at)
    select gen_random_uuid(), id, '\\xffd8ffd9', '\\xffd8ffd9', 1, 1, now() from review returning id, review_id as review`,
    [orderId],
  );
  await sql(
    `update reviews set state = $2::review_state, score = 1, description = 5, service = 5, delivery = 5, written_at = now(),
      picture_count = 1 where id = $1::uuid`,
    [row?.review ?? null, state],
  );
  return row?.id ?? "";
}

/** The account that the player acts for at the shops. */
async function ownAccount(userId: string | undefined): Promise<string | undefined> {
  const [row] = await sql<{ id: string }>(
    "select account_id as id from site_sessions where user_id = $1 and client_id = 'hutong-retail' and account_id is not null",
    [userId ?? null],
  );
  return row?.id;
}

const orders: MakeObjects = async ({ userId }) => {
  const mine = await ownAccount(userId);
  const missing = crypto.randomUUID();
  return {
    own: mine ? await finishedOrder(mine) : missing,
    anothers: await finishedOrder(await someAccount()),
    missing,
  };
};

const goods: MakeObjects = async () => {
  const [row] = await sql<{ id: string }>(
    "select l.id from listings l join accounts a on a.id = l.account_id where a.login_name = 'xixi' and l.market = 'retail' and l.state = 'published' limit 1",
  );
  return { own: row?.id ?? "", missing: crypto.randomUUID() };
};

/** What is shown belongs to nobody: everyone may look, and whoever is signed in may say something about it. */
const shownReview: MakeObjects = async () => ({
  own: (await freshReview()).id,
  missing: crypto.randomUUID(),
});

export const reviewRoutes: Readonly<Record<string, RouteEntry | Elsewhere>> = {
  "/orders/to-review": signedIn,
  "/orders/[id]/review/[place]": {
    ...signedIn,
    objects: orders,
    at: (id) => `/orders/${id}/review/1`,
  },
  "/goods/[id]/reviews": { ...everybody, objects: goods },
  "/reviews/[review]/report": { ...signedIn, objects: shownReview },
  "/reviews/pictures/[picture]": {
    ...everybody,
    objects: async () => ({
      own: await freshReviewPicture("shown"),
      missing: await freshReviewPicture("held"),
    }),
  },
};

const tested = { elsewhere: "feedback/src/*.int.test.ts: the buyer's own, the shop's own, by role" };

export const reviewActions: Readonly<Record<string, ActionEntry | Elsewhere>> = {
  "orders/[id]/review/[place]/actions.ts#sendReview": tested,
  "orders/[id]/review/[place]/actions.ts#sendFollowUp": tested,
  "account/[account]/reviews/actions.ts#answer": tested,
  "reviews/actions.ts#vote": tested,
  "reviews/actions.ts#report": tested,
};

import { type FreshRefund, freshRefund, sql } from "@hutong/testing/e2e";
import { type ActionEntry, type Elsewhere, type MakeObjects, type RouteEntry, signedIn } from "./matrix.ts";

/** The account that the player acts for at the shops, and somebody else's. */
async function sides(userId: string | undefined) {
  const [mine] = await sql<{ id: string }>(
    "select account_id as id from site_sessions where user_id = $1 and client_id = 'hutong-retail' and account_id is not null",
    [userId ?? null],
  );
  const [chen] = await sql<{ id: string }>(
    "select id from accounts where realm = 'retail' and login_name = 'chen'",
  );
  return { mine: mine?.id, chen: chen?.id ?? "" };
}

/** An unpaid order of an account at xixi's, with a payment under way. */
async function freshOrder(
  buyerAccountId: string,
): Promise<{ id: string; checkoutId: string; paymentId: string }> {
  const [row] = await sql<{ id: string; checkoutId: string; paymentId: string }>(
    `with checkout as (
      insert into checkouts (id, buyer_account_id, digest, placed_at)
      values (gen_random_uuid(), $1, 'x', now()) returning id
    ), made as (
      insert into orders (id, checkout_id, buyer_account_id, seller_account_id, goods_fen, shipping_fen, total_fen,
        ship_to, month, placed_at, due_at)
      select gen_random_uuid(), c.id, $1, s.id, 9000, 0, 9000,
        '{"recipient":"A","mobile":"13800138000","province":"浙江省","city":"嘉兴市","district":"南湖区","street":"1"}',
        '2026-11', now(), now() + interval '1 day'
      from checkout c, accounts s where s.realm = 'retail' and s.login_name = 'xixi' returning id, checkout_id
    ), told as (
      insert into order_events (order_id, place, command, to_state, side, at)
      select id, 1, 'place', 'wait_buyer_pay', 'buyer', now() from made
    ), paid as (
      insert into payments (id, checkout_id, gateway, amount_fen, started_at)
      select gen_random_uuid(), id, 'sandbox', 9000, now() from checkout returning id
    ), part as (
      insert into payment_parts (payment_id, order_id, amount_fen) select p.id, m.id, 9000 from paid p, made m
    ), charge as (
      insert into sandbox_charges (id, amount_fen, made_at) select id, 9000, now() from paid
    )
    select m.id, m.checkout_id as "checkoutId", p.id as "paymentId" from made m, paid p`,
    [buyerAccountId],
  );
  if (!row) throw new Error("no order was made");
  return row;
}

/** Things of an order: the player's, another buyer's, none. */
function ofOrders(what: "id" | "paymentId"): MakeObjects {
  return async ({ userId }) => {
    const { mine, chen } = await sides(userId);
    const missing = crypto.randomUUID();
    return {
      own: mine ? (await freshOrder(mine))[what] : missing,
      anothers: (await freshOrder(chen))[what],
      missing,
    };
  };
}

/** Things of a refund: the player's, another buyer's, none. */
function ofRefunds(what: keyof FreshRefund): MakeObjects {
  return async ({ userId }) => {
    const { mine, chen } = await sides(userId);
    const missing = crypto.randomUUID();
    return {
      own: mine ? (await freshRefund(mine))[what] : missing,
      anothers: (await freshRefund(chen))[what],
      missing,
    };
  };
}

export const buyingRoutes: Readonly<Record<string, RouteEntry | Elsewhere>> = {
  "/cart": signedIn,
  // With nothing ticked there is nothing to pay.
  "/checkout": { ...signedIn, gets: "→ /cart" },
  "/orders": signedIn,
  "/orders/[id]": { ...signedIn, objects: ofOrders("id") },
  "/orders/[id]/refund": { ...signedIn, objects: ofOrders("id") },
  "/refunds/[id]": { ...signedIn, objects: ofRefunds("refundId") },
  "/refunds/pictures/[picture]": { ...signedIn, objects: ofRefunds("pictureId") },
  "/seller/orders": signedIn,
  "/api/payments/[gateway]": {
    elsewhere: "orders/src/payments/gateways.int.test.ts: by its signature alone",
  },
  "/api/payouts/sandbox": { elsewhere: "payouts/src/withdrawals.int.test.ts: by the bank's signature alone" },
  "/bank/[payment]": { ...signedIn, objects: ofOrders("paymentId") },
};

const moves = { elsewhere: "orders/src/trade.int.test.ts: every state × every actor" };

const refunds = {
  elsewhere: "orders/src/refunds/refunds.int.test.ts: SECURITY 28, each side its own commands",
};

export const buyingActions: Readonly<Record<string, ActionEntry | Elsewhere>> = {
  "cart/actions.ts#add": { elsewhere: "orders/src/cart.int.test.ts: the account's own, by role" },
  "cart/actions.ts#save": { elsewhere: "orders/src/cart.int.test.ts: the account's own, by role" },
  "checkout/actions.ts#place": {
    elsewhere: "orders/src/place-order.int.test.ts: the account's own, by role",
  },
  "orders/actions.ts#move": moves,
  "orders/actions.ts#ship": moves,
  "orders/actions.ts#track": {
    elsewhere: "orders/src/parcel/track-parcel.int.test.ts: the shop's own, by role",
  },
  "refunds/actions.ts#ask": refunds,
  "refunds/actions.ts#moveOn": refunds,
  "refunds/actions.ts#decline": refunds,
  "refunds/actions.ts#escalate": refunds,
  "refunds/actions.ts#sendBack": refunds,
  "refunds/actions.ts#say": refunds,
  "orders/actions.ts#pay": { elsewhere: "orders/src/trade.int.test.ts: payments are started by who may buy" },
  "orders/actions.ts#answer": { elsewhere: "orders/src/trade.int.test.ts: the payment's own buyer" },
};

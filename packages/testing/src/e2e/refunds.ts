import { randomUUID } from "node:crypto";
import { sql } from "./database.ts";

/** A refund of an order at xixi's that was called to the house, with a picture. */
export interface FreshRefund {
  readonly orderId: string;
  readonly refundId: string;
  readonly pictureId: string;
}

/** A JPEG of one pixel. */
const pixel =
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=";

/** Makes a shipped order of an account at xixi's, with a refund of it in dispute. */
export async function freshRefund(buyerAccountId: string): Promise<FreshRefund> {
  const [orderId, refundId, pictureId, checkoutId] = Array.from({ length: 4 }, () => randomUUID());
  await sql(
    "insert into checkouts (id, buyer_account_id, digest, placed_at) values ($1, $2, 'x', now() - interval '2 days')",
    [checkoutId, buyerAccountId],
  );
  await sql(
    `insert into orders (id, checkout_id, buyer_account_id, seller_account_id, state, goods_fen, shipping_fen, total_fen,
        ship_to, month, placed_at, carrier, tracking_no, open_refund_id)
      select $1, $2, $3, id, 'wait_buyer_confirm_goods', 25800, 0, 25800,
        '{"recipient":"A","mobile":"13800138000","province":"浙江省","city":"嘉兴市","district":"南湖区","street":"1"}',
        '2026-11', now() - interval '2 days', '顺丰速运', 'SF1234567890', $4::uuid
      from accounts where realm = 'retail' and login_name = 'xixi'`,
    [orderId, checkoutId, buyerAccountId, refundId],
  );
  await sql(
    `insert into order_lines (order_id, place, sku_id, listing_id, title_zh, title_en, category, drawing, colour, size,
        price_fen, count)
      values ($1, 1, gen_random_uuid(), gen_random_uuid(), '棉麻连衣裙', 'Linen dress', 'dresses', 'dress', 'indigo', 'M', 12900, 2)`,
    [orderId],
  );
  await sql(
    `insert into order_events (order_id, place, command, to_state, side, at)
      select $1::uuid, place, command, state::order_state, side, now() - interval '1 day'
      from (values (1, 'place', 'wait_buyer_pay', 'buyer'), (2, 'pay', 'wait_seller_send_goods', 'system'),
        (3, 'ship', 'wait_buyer_confirm_goods', 'seller')) as t (place, command, state, side)`,
    [orderId],
  );
  await sql(
    "insert into parcel_events (order_id, place, kind, words, at) values ($1, 1, 'collected', '嘉兴', now())",
    [orderId],
  );
  await sql(
    `insert into refunds (id, order_id, buyer_account_id, seller_account_id, state, reason, with_return, after_finish,
        asked_fen, offered_fen, clock_left_ms, made_at, escalated_at)
      select $1, id, buyer_account_id, seller_account_id, 'in_dispute', 'faulty', false, false, 12900, 1000, 86400000,
        now() - interval '1 hour', now()
      from orders where id = $2`,
    [refundId, orderId],
  );
  await sql("insert into refund_lines (refund_id, place, count) values ($1, 1, 1)", [refundId]);
  await sql(
    `insert into refund_events (refund_id, place, command, to_state, side, at, amount_fen, words)
      select $1::uuid, place, command, state::refund_state, side, now() - interval '1 hour', fen, words
      from (values (1, 'ask', 'wait_seller_agree', 'buyer', 12900, '袖口脱线'),
        (2, 'decline', 'seller_refuse_buyer', 'seller', 1000, '商品页写明了'),
        (3, 'escalate', 'in_dispute', 'buyer', null, '没有写明'),
        (4, 'say', 'in_dispute', 'buyer', null, '见图')) as t (place, command, state, side, fen, words)`,
    [refundId],
  );
  await sql("insert into refund_pictures values ($1, $2, 4, 'buyer', $3, 1, 1)", [
    pictureId,
    refundId,
    Buffer.from(pixel, "base64"),
  ]);
  return { orderId: orderId ?? "", refundId: refundId ?? "", pictureId: pictureId ?? "" };
}

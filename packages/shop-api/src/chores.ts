import type { Database } from "@hutong/db";
import { keptHours } from "./keep-answer.ts";

export { createWebhookRelay } from "./webhooks/relay.ts";

/** Clears away what is over: kept answers after a day, what endpoints were told after thirty, counts of past windows. */
export async function sweepShopApi({ pool }: Pick<Database, "pool">): Promise<void> {
  await pool.query(
    `delete from shop_api_answers where made_at < now() - make_interval(hours => ${keptHours})`,
  );
  await pool.query("delete from webhook_deliveries where made_at < now() - interval '30 days'");
  await pool.query("delete from shop_api_uses where resets_at < now()");
}

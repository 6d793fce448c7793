import type { Db } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { type Ctx, parseInput } from "@hutong/kernel";
import type { z } from "zod";
import { asViewer } from "./as-viewer.ts";
import { assertOwnShop } from "./give-consents.ts";
import { passportKeepers } from "./read-passport.ts";
import { chooseShopSchema } from "./schema.ts";

/**
 * Chooses which of her shops stands behind a wholesale account. Should that shop leave her one day, the choice is passed
 * over by itself.
 * @throws DomainError `not_signed_in`, `invalid_input`, `not_found` (also for another's shop), `forbidden`, `frozen`
 */
export async function chooseShop(ctx: Ctx<Db>, input: z.input<typeof chooseShopSchema>): Promise<void> {
  const { accountId, shopAccountId } = parseInput(chooseShopSchema, input);
  const { ownerId } = await actsFor(ctx, accountId, passportKeepers);
  await asViewer(ctx.db, accountId, async (tx) => {
    await assertOwnShop(tx, accountId, shopAccountId);
    const changed = await tx.$executeRaw`
      insert into passport_settings (buyer_account_id, shop_account_id)
      values (${accountId}::uuid, ${shopAccountId}::uuid)
      on conflict (buyer_account_id) do update set shop_account_id = excluded.shop_account_id
        where passport_settings.shop_account_id is distinct from excluded.shop_account_id`;
    if (changed === 0) return;
    await writeAudit(
      { ...ctx, db: tx },
      { action: "passport.shop_chosen", subjectUserId: ownerId, accountId, data: { shopAccountId } },
    );
  });
}

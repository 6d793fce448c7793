import { inTransaction, type Realm } from "@hutong/db";
import { DomainError, idSchema, parseInput, type UserId } from "@hutong/kernel";
import { z } from "zod";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { mayActFor } from "../site-account.ts";

// Not in schema.ts: storefronts choose too, and what that file needs (the policy and hashes of passwords) is none of theirs.
const chooseAccountSchema = z.object({
  site: z.enum(["retail", "mall", "deals", "wholesale"]),
  accountId: idSchema<"Account">(),
  seatId: idSchema<"StaffSeat">().nullish(),
  /** The sign-on session it is chosen in: its site session follows at once. */
  signOnUid: z.string().min(1).max(64),
});

/**
 * Chooses the account she acts for at a site, of several: remembered and recorded, and at once in the session there. Her other devices
 * follow at their next sign-on.
 * @throws DomainError `not_signed_in`, `not_found` (not one she may act for: another's and missing look the same)
 */
export async function chooseAccount(
  ctx: IdentityCtx,
  input: z.input<typeof chooseAccountSchema>,
): Promise<void> {
  const userId = actingPerson(ctx);
  const { site, accountId, seatId = null, signOnUid } = parseInput(chooseAccountSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    if (!(await mayActFor(tx, userId, site, { accountId, seatId }))) throw new DomainError("not_found");
    const inner = { ...ctx, db: tx };
    await actFor(inner, { userId, site, accountId, seatId, signOnUid });
    const { realm, loginName } = await tx.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { realm: true, loginName: true },
    });
    await writeAudit(inner, {
      action: "account.chosen",
      subjectUserId: userId,
      accountId,
      data: { realm, loginName, site, ...(seatId && { seatId }) },
    });
  });
}

/** Writes the choice and turns this sign-on's session at the site to it: one statement, in the caller's transaction. */
export async function actFor(
  ctx: IdentityCtx,
  choice: {
    readonly userId: UserId;
    readonly site: Realm;
    readonly accountId: string;
    readonly seatId?: string | null;
    readonly signOnUid: string;
  },
): Promise<void> {
  const { userId, site, accountId, seatId = null, signOnUid } = choice;
  await ctx.db.$executeRaw`
    with chosen as (insert into account_choices (user_id, site, account_id, seat_id, chosen_at)
      values (${userId}::uuid, ${site}::realm, ${accountId}::uuid, ${seatId}::uuid, ${ctx.now})
      on conflict (user_id, site) do update
        set account_id = excluded.account_id, seat_id = excluded.seat_id, chosen_at = excluded.chosen_at)
    update site_sessions set account_id = ${accountId}::uuid, seat_id = ${seatId}::uuid
    where user_id = ${userId}::uuid and sign_on_uid = ${signOnUid} and client_id = ${`hutong-${site}`}`;
}

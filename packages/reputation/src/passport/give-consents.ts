import { type Db, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { claimNames } from "../claims.ts";
import { markAsked } from "./put-question-away.ts";
import { passportKeepers } from "./read-passport.ts";
import { type GiveConsentsInput, giveConsentsSchema, isEndAllowed } from "./schema.ts";

/**
 * Chooses, claim by claim, who is shown a shop's figures, and until when. What is as it was stays untouched; what changes
 * is kept in the history by the database. A withdrawal is a choice like any other, and holds at the next read.
 * @returns how many claims changed
 * @throws DomainError `not_signed_in`, `invalid_input`, `not_found` (also a shop that is not the same person's),
 * `forbidden`, `frozen`
 */
export async function giveConsents(ctx: Ctx<Db>, input: GiveConsentsInput): Promise<number> {
  const { accountId, shopAccountId, choices, until } = parseInput(giveConsentsSchema, input);
  if (!isEndAllowed(until, ctx.now))
    throw new DomainError("invalid_input", { fields: { until: "until_range" } });
  const { ownerId } = await actsFor(ctx, accountId, passportKeepers);
  return inTransaction(ctx.db, async (tx) => {
    await assertOwnShop(tx, ownerId, shopAccountId);
    const givenBy = ctx.actor.kind === "person" ? ctx.actor.userId : ownerId;
    const rows = claimNames.map((claim) => ({ claim, audience: choices[claim] }));
    const changed = await tx.$queryRaw<{ claim: string; audience: string }[]>`
      insert into passport_consents (account_id, claim, audience, until, given_at, given_by_id)
      select ${shopAccountId}::uuid, claim, audience, ${until}::timestamptz, ${ctx.now}, ${givenBy}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as choice (claim varchar(24), audience passport_audience)
      order by claim
      on conflict (account_id, claim) do update
        set audience = excluded.audience, until = excluded.until, given_at = excluded.given_at,
          given_by_id = excluded.given_by_id
        where (passport_consents.audience, passport_consents.until) is distinct from (excluded.audience, excluded.until)
      returning claim, audience::text as audience`;
    await markAsked(tx, accountId, ctx.now);
    if (changed.length > 0) {
      const said = Object.fromEntries(changed.map(({ claim, audience }) => [claim, audience]));
      await writeAudit(
        { ...ctx, db: tx },
        {
          action: "passport.consents_changed",
          subjectUserId: ownerId,
          accountId: shopAccountId,
          data: { choices: said, until: until?.toISOString() ?? null },
        },
      );
    }
    return changed.length;
  });
}

/** @throws DomainError("not_found") unless the person has this ID with a shop that can stand behind a buyer */
export async function assertOwnShop(db: Db, ownerId: string, shopAccountId: string): Promise<void> {
  const own = await db.account.findFirst({
    where: { id: shopAccountId, userId: ownerId, status: "active", realm: { in: ["retail", "mall"] } },
    select: { id: true },
  });
  if (!own) throw new DomainError("not_found");
}

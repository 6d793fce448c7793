import type { Db } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { claimNames } from "../claims.ts";
import { asViewer } from "./as-viewer.ts";
import { markAsked } from "./put-question-away.ts";
import { passportKeepers } from "./read-passport.ts";
import { buyerClaims } from "./rules.ts";
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
  return asViewer(ctx.db, accountId, async (tx) => {
    await assertOwnShop(tx, accountId, shopAccountId);
    const givenBy = ctx.actor.kind === "person" ? ctx.actor.userId : ownerId;
    const rows = claimNames.map((claim) => ({
      claim,
      audience: choices[claim],
      account: buyerClaims.includes(claim) ? accountId : shopAccountId,
    }));
    const changed = await tx.$queryRaw<{ claim: string; audience: string }[]>`
      insert into passport_consents (account_id, claim, audience, until, given_at, given_by_id)
      select account, claim, audience, ${until}::timestamptz, ${ctx.now}, ${givenBy}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as choice (account uuid, claim varchar(24), audience passport_audience)
      order by account, claim
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

/**
 * Within `asViewer`, which shows her own shops.
 * @throws DomainError("not_found") unless the shop can stand behind the wholesale account: of the same person, and no company
 */
export async function assertOwnShop(db: Db, accountId: string, shopAccountId: string): Promise<void> {
  const rows = await db.$queryRaw<unknown[]>`
    select a.id from accounts b join accounts a on a.user_id = b.user_id join shops s on s.account_id = a.id
    where b.id = ${accountId}::uuid and b.realm = 'wholesale' and a.id = ${shopAccountId}::uuid and a.status = 'active'
      and a.realm in ('retail', 'mall') and s.kind <> 'company'`;
  if (rows.length === 0) throw new DomainError("not_found");
}

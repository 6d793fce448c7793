import { type Db, inTransaction, type NewMessage, writeMessages } from "@hutong/db";
import { beginAdminWrite, writeAudit } from "@hutong/identity/trade";
import { DomainError, namedId, parseInput } from "@hutong/kernel";
import type { OrdersCtx } from "../place-order.ts";
import { tellDispute } from "./command-refund.ts";
import { lockRefund, moveRefund } from "./move-refund.ts";
import { type RuleRefundInput, ruleRefundSchema } from "./refund-schema.ts";
import { type Ruling, rulingText } from "./ruling-text.ts";

/**
 * Rules about a refund that a side called the house for: what goes back, from nothing to all that was asked, at once or
 * when the goods are back. The shop has lost where it gives more than it had offered. Both sides get a mail with the
 * reason.
 * @throws DomainError `invalid_input` (`amountFen`: `amount_too_high`), `not_signed_in`, `reauthenticate`, `forbidden`
 * (operators, owners and the system may, nobody about an account of her own), `not_found` (missing, or never escalated),
 * `conflict` with `refund_moved_on` (ruled already, or settled between the sides)
 */
export async function ruleRefund(ctx: OrdersCtx, input: RuleRefundInput): Promise<void> {
  const { refundId, amountFen, returnFirst, reason, retailOrigin } = parseInput(ruleRefundSchema, input);
  await beginAdminWrite(ctx, { roles: ["operator", "owner"], reason });
  await inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const found = await lockRefund(within, refundId);
    const { refund } = found;
    const called = await tx.refund.count({ where: { id: refundId, escalatedAt: { not: null } } });
    if (called === 0) throw new DomainError("not_found");
    const people = await readPeople(tx, refund);
    const isOwn = ctx.actor.kind === "person" && people.some(({ userId }) => userId === actorId(ctx));
    if (isOwn) throw new DomainError("forbidden");
    if (amountFen > refund.askedFen)
      throw new DomainError("invalid_input", { fields: { amountFen: "amount_too_high" } });
    const ruled = amountFen === 0n ? "dismiss" : returnFirst ? "rule_return" : "rule";
    await moveRefund(within, found, { command: ruled, side: "house", words: reason, amountFen });
    const isLost = amountFen > (refund.offeredFen ?? 0n);
    await tellDispute(within, refund, isLost ? "dispute_lost" : "dispute_won");
    await writeAudit(within, {
      action: "refund.ruled",
      subjectUserId: people[0]?.userId ?? "",
      accountId: refund.sellerAccountId,
      data: {
        refundId,
        orderId: refund.orderId,
        amountFen: String(amountFen),
        askedFen: String(refund.askedFen),
        returnFirst,
        reason: reason.slice(0, 280),
      },
    });
    const href = `${retailOrigin}/refunds/${refundId}`;
    const ruling = { ruled, amountFen, askedFen: refund.askedFen, reason, href } as const;
    await writeMessages(tx, mails(`ruling ${refundId} ${ctx.now.getTime()}`, people, ruling));
  });
}

function actorId({ actor }: OrdersCtx): string | undefined {
  return actor.kind === "person" ? actor.userId : undefined;
}

interface Party {
  readonly userId: string;
  readonly address: string | null;
  readonly locale: string | null;
}

/** The owners of both accounts, the shop's first, each with her newest proven address. */
async function readPeople(
  db: Db,
  { sellerAccountId, buyerAccountId }: { readonly sellerAccountId: string; readonly buyerAccountId: string },
): Promise<Party[]> {
  return db.$queryRaw<Party[]>`
    select u.id::text as "userId", u.locale, (select c.value from contacts c
      where c.user_id = u.id and c.kind = 'email' and c.verified_at is not null and u.status = 'active'
      order by c.verified_at desc limit 1) as address
    from unnest(array[${sellerAccountId}::uuid, ${buyerAccountId}::uuid]) with ordinality as t (id, nth)
      join accounts a on a.id = t.id join users u on u.id = a.user_id
    order by t.nth`;
}

function mails(name: string, people: readonly Party[], ruling: Ruling): NewMessage[] {
  return people.flatMap(({ userId, address, locale }) =>
    address === null
      ? []
      : [
          {
            id: namedId(`${name} ${userId}`),
            channel: "mail" as const,
            recipient: address,
            ...rulingText(ruling, locale),
          },
        ],
  );
}

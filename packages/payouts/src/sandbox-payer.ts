import { inTransaction, writeEvent } from "@hutong/db";
import { isSignedWebhook, newId } from "@hutong/kernel";
import type { Payer, PayoutAnswer, PayoutTold } from "./payer.ts";
import { payoutToldSchema } from "./schema.ts";

/** Its notices wait in the outbox under this topic. */
export const sandboxPayoutTopic = "sandbox_payouts";

const soonMs = 2_000;
const lateMs = 90_000;

interface Notice {
  readonly kind: "paid" | "failed";
  readonly reason?: string;
  readonly afterMs: number;
}

/**
 * How the sandbox bank treats an account, by the three digits before the last one (the last is the check digit): what
 * comes of the payout, and what it tells of it and when. Every other account is paid and told of soon.
 */
const manners: Readonly<Record<string, readonly Notice[]>> = {
  "001": [{ kind: "failed", reason: "holder_mismatch", afterMs: soonMs }],
  "002": [{ kind: "paid", afterMs: lateMs }],
  // Twice, under the same id of the event.
  "003": [
    { kind: "paid", afterMs: soonMs },
    { kind: "paid", afterMs: soonMs },
  ],
  // Paid, and it comes back (退汇).
  "004": [
    { kind: "paid", afterMs: soonMs },
    { kind: "failed", reason: "account_closed", afterMs: 4 * soonMs },
  ],
  // Paid, and nothing is ever told: whoever wants to know has to ask.
  "005": [],
};
const usual: readonly Notice[] = [{ kind: "paid", afterMs: soonMs }];
const refusedAtOnce = "006";

/** The bank of the demo and of tests as a payer: it moves no real money, and does all that makes real ones hard. */
export function sandboxPayer(secret: string): Payer {
  return {
    name: "sandbox",
    async send(ctx, { id, amountFen, to }) {
      const manner = to.number.slice(-4, -1);
      if (manner === refusedAtOnce) return { kind: "failed", reason: "account_closed" };
      const notices = manners[manner] ?? usual;
      const last = notices.at(-1) ?? { kind: "paid" as const };
      const reason = "reason" in last ? (last.reason ?? null) : null;
      await inTransaction(ctx.db, async (tx) => {
        const made = await tx.sandboxPayout.createMany({
          data: [{ id, amountFen, lastFour: to.number.slice(-4), kind: last.kind, reason, madeAt: ctx.now }],
          skipDuplicates: true,
        });
        if (made.count === 0) return;
        const ids = { paid: newId(), failed: newId() };
        for (const notice of notices) {
          const payload = {
            eventId: ids[notice.kind],
            payoutId: id,
            kind: notice.kind,
            amountFen: String(amountFen),
            ...(notice.reason && { reason: notice.reason }),
          };
          const availableAt = new Date(ctx.now.getTime() + notice.afterMs);
          await writeEvent(tx, { id: newId(), topic: sandboxPayoutTopic, key: id, payload, availableAt });
        }
      });
      return { kind: "pending" };
    },
    async ask(ctx, id): Promise<PayoutAnswer> {
      const found = await ctx.db.sandboxPayout.findUnique({
        where: { id },
        select: { kind: true, reason: true },
      });
      if (!found) return { kind: "unknown" };
      return found.kind === "failed"
        ? { kind: "failed", reason: found.reason ?? undefined }
        : { kind: "paid" };
    },
    readNotice(headers, body, now): PayoutTold | undefined {
      return isSignedWebhook(secret, headers, body, now)
        ? payoutToldSchema.parse(JSON.parse(body))
        : undefined;
    },
  };
}

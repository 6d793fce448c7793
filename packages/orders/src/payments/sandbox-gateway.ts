import { type Db, inTransaction, writeEvent } from "@hutong/db";
import { type Ctx, DomainError, isSignedWebhook, newId } from "@hutong/kernel";
import { gatewayEventSchema } from "../schema.ts";
import type { PaymentGateway } from "./gateway.ts";

/** Its notices wait in the outbox under this topic. */
export const sandboxTopic = "sandbox_bank";
const laterMs = 20_000;

/** The bank of the demo and of tests: it takes and gives no real money, and does all that makes real ones hard. */
export function sandboxGateway(secret: string): PaymentGateway {
  return {
    name: "sandbox",
    taken: { status: 204, body: null },
    async start({ db, now }, { id, amountFen }) {
      await db.sandboxCharge.createMany({ data: [{ id, amountFen, madeAt: now }], skipDuplicates: true });
      return { href: `/bank/${id}` };
    },
    async ask({ db }, { id }) {
      const charge = await db.sandboxCharge.findUnique({
        where: { id },
        select: { state: true, amountFen: true },
      });
      if (!charge) return { kind: "unknown" };
      if (charge.state === "paid") return { kind: "paid", amountFen: charge.amountFen };
      return { kind: charge.state === "refused" ? "failed" : "pending" };
    },
    async refund(ctx, { id, payment: { id: paymentId }, amountFen }) {
      await inTransaction(ctx.db, async (tx) => {
        const isNew = await tx.$executeRaw`
          insert into sandbox_refunds (id, charge_id) values (${id}::uuid, ${paymentId}::uuid) on conflict do nothing`;
        if (isNew === 0) return;
        await tx.$executeRaw`
          update sandbox_charges set refunded_fen = refunded_fen + ${amountFen} where id = ${paymentId}::uuid`;
      });
    },
    async readWebhook(headers, body, now) {
      if (!isSignedWebhook(secret, headers, body, now)) return undefined;
      return gatewayEventSchema.parse(JSON.parse(body));
    },
  };
}

/** What the payer tells the sandbox bank: to pay, with a late, a double or no notice, or that she does not. */
export const sandboxAnswers = ["pay", "late", "twice", "silent", "refuse"] as const;
export type SandboxAnswer = (typeof sandboxAnswers)[number];

/** A charge of the sandbox bank, for its page. */
export function readSandboxCharge(db: Db, paymentId: string) {
  return db.sandboxCharge.findUnique({
    where: { id: paymentId },
    select: { id: true, amountFen: true, state: true },
  });
}

/**
 * The bank's side: takes the payer's answer and puts its notices on their way. An answer that was given stays.
 * Whoever calls has asked whose payment it is.
 * @throws DomainError `conflict` where the charge is no longer open
 */
export async function answerCharge(ctx: Ctx<Db>, paymentId: string, answer: SandboxAnswer): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const state = answer === "refuse" ? "refused" : "paid";
    const { count } = await tx.sandboxCharge.updateMany({
      where: { id: paymentId, state: "open" },
      data: { state },
    });
    if (count === 0) throw new DomainError("conflict", { fields: { state: "charge_answered" } });
    // Nothing is told: whoever wants to know has to ask.
    if (answer === "silent") return;
    const charge = await tx.sandboxCharge.findUniqueOrThrow({
      where: { id: paymentId },
      select: { amountFen: true },
    });
    const payload = {
      eventId: newId(),
      paymentId,
      kind: answer === "refuse" ? "failed" : "paid",
      amountFen: String(charge.amountFen),
    };
    const event = { topic: sandboxTopic, key: paymentId, payload };
    const later = answer === "late" ? { availableAt: new Date(ctx.now.getTime() + laterMs) } : {};
    await writeEvent(tx, { id: newId(), ...event, ...later });
    if (answer === "twice") await writeEvent(tx, { id: newId(), ...event });
  });
}

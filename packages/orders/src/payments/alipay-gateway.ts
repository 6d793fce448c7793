import { createHash } from "node:crypto";
import { parseYuan, plainYuan } from "@hutong/kernel";
import type { AlipaySdk } from "alipay-sdk";
import { z } from "zod";
import { payWithinMs } from "../order-rules.ts";
import type { GatewayAnswer, PaymentGateway } from "./gateway.ts";

export interface AlipaySettings {
  readonly appId: string;
  /** Ours, PKCS #1 PEM; and Alipay's, SPKI PEM. */
  readonly privateKey: string;
  readonly alipayPublicKey: string;
  /** `https://openapi.alipay.com/gateway.do`, or its sandbox. */
  readonly gatewayUrl: string;
  /** Ours: where the payer comes back to, and where notices go. */
  readonly origin: string;
}

const timeoutMs = 10_000;

const noticeSchema = z.object({
  notify_id: z.string().min(1).max(256),
  app_id: z.string().max(32),
  out_trade_no: z.string().max(64),
  trade_status: z.string().max(32),
  total_amount: z.string().max(16),
  sign_type: z.literal("RSA2"),
});

const answerSchema = z.object({
  code: z.string(),
  sub_code: z.string().optional(),
  trade_status: z.string().optional(),
  total_amount: z.string().optional(),
  out_trade_no: z.string().optional(),
});

/**
 * Alipay (支付宝) through its own SDK: page pay (`alipay.trade.page.pay`), notices signed with RSA2, refunds under our
 * request number, queries. The SDK is loaded at the first use. Amounts are yuan (CNY), the only currency of these calls.
 */
export function alipayGateway(settings: AlipaySettings): PaymentGateway {
  let loaded: Promise<AlipaySdk> | undefined;
  const sdk = () => {
    loaded ??= load(settings);
    return loaded;
  };
  const call = async (method: string, bizContent: Record<string, string>) => {
    const answer = await (await sdk()).exec(
      method,
      { bizContent, timestamp: shanghaiTime(new Date()) },
      { validateSign: true },
    );
    return answerSchema.parse(answer);
  };
  return {
    name: "alipay",
    taken: { status: 200, body: "success" },
    async start({ now }, { id, amountFen, orderId, startedAt }) {
      const href = (await sdk()).pageExecute("alipay.trade.page.pay", "GET", {
        timestamp: shanghaiTime(now),
        notify_url: `${settings.origin}/api/payments/alipay`,
        return_url: `${settings.origin}/orders/${orderId}?done=answered`,
        bizContent: {
          out_trade_no: tradeNoOf(id),
          product_code: "FAST_INSTANT_TRADE_PAY",
          total_amount: plainYuan(amountFen),
          subject: `互通订单 ${orderId.slice(-8)}`,
          time_expire: shanghaiTime(new Date(startedAt.getTime() + payWithinMs)),
        },
      });
      return { href };
    },
    async ask(_ctx, { id }) {
      return readAnswer(await call("alipay.trade.query", { out_trade_no: tradeNoOf(id) }));
    },
    async refund(_ctx, { id, payment, amountFen }) {
      const answer = await call("alipay.trade.refund", {
        out_trade_no: tradeNoOf(payment.id),
        out_request_no: tradeNoOf(id),
        refund_amount: plainYuan(amountFen),
        refund_reason: "退款",
      });
      if (answer.code !== "10000")
        throw new Error(`Alipay refuses a refund: ${answer.sub_code ?? answer.code}`);
    },
    async readWebhook(_headers, body) {
      const posted = Object.fromEntries(new URLSearchParams(body));
      // The SDK would take the older RSA (SHA-1) where a notice says so.
      if (posted.sign_type !== "RSA2" || !(await sdk()).checkNotifySignV2(posted)) return undefined;
      const notice = noticeSchema.safeParse(posted);
      if (!notice.success || notice.data.app_id !== settings.appId) return { kind: "nothing" };
      const { notify_id, out_trade_no, trade_status, total_amount } = notice.data;
      const paymentId = paymentOf(out_trade_no);
      const kind = kindOf(trade_status);
      const amountFen = parseYuan(total_amount);
      if (!paymentId || kind === "pending" || amountFen === undefined) return { kind: "nothing" };
      const eventId = createHash("sha256").update(notify_id).digest("hex");
      return { eventId, paymentId, kind, amountFen };
    },
  };
}

async function load(settings: AlipaySettings): Promise<AlipaySdk> {
  const { AlipaySdk: Sdk } = await import("alipay-sdk");
  return new Sdk({
    appId: settings.appId,
    privateKey: settings.privateKey,
    keyType: "PKCS1",
    alipayPublicKey: settings.alipayPublicKey,
    gateway: settings.gatewayUrl,
    signType: "RSA2",
    camelcase: false,
    timeout: timeoutMs,
  });
}

function readAnswer(answer: z.output<typeof answerSchema>): GatewayAnswer {
  if (answer.sub_code === "ACQ.TRADE_NOT_EXIST") return { kind: "unknown" };
  if (answer.code !== "10000") throw new Error(`Alipay does not answer: ${answer.sub_code ?? answer.code}`);
  const kind = kindOf(answer.trade_status ?? "");
  if (kind !== "paid") return { kind };
  const amountFen = parseYuan(answer.total_amount ?? "");
  if (amountFen === undefined) throw new Error("Alipay says paid and no amount");
  return { kind, amountFen };
}

/** A trade that is closed was not paid in time, or given back whole: the second changes nothing here any more. */
function kindOf(status: string): "paid" | "failed" | "pending" {
  if (status === "TRADE_SUCCESS" || status === "TRADE_FINISHED") return "paid";
  return status === "TRADE_CLOSED" ? "failed" : "pending";
}

/** Alipay takes letters, digits and underscores alone. */
function tradeNoOf(id: string): string {
  return id.replaceAll("-", "");
}

function paymentOf(tradeNo: string): string | undefined {
  if (!/^[0-9a-f]{32}$/.test(tradeNo)) return undefined;
  return tradeNo.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** As Alipay writes times: Shanghai's (UTC+8), "2026-11-24 12:30:00". The SDK would take the machine's own. */
function shanghaiTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}

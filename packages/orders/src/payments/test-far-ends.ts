import { createSign, createVerify, generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { newId } from "@hutong/kernel";
import Stripe from "stripe";

const keyPair = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });

/** What a server of theirs answers: a body, or nothing at all when the line is cut. */
type Answer = { status?: number; body: string } | "cut";

async function serve(answer: (call: Call) => Answer): Promise<{ server: Server; url: string }> {
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const said = answer({
      method: req.method ?? "",
      url: new URL(req.url ?? "/", "http://far.end"),
      headers: req.headers,
      form: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
    });
    if (said === "cut") {
      res.destroy();
      return;
    }
    res.writeHead(said.status ?? 200, { "content-type": "application/json" }).end(said.body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }; // it listens on a port
}

interface Call {
  readonly method: string;
  readonly url: URL;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly form: Readonly<Record<string, string>>;
}

function signRsa2(text: string, key: string): string {
  return createSign("RSA-SHA256").update(text, "utf8").sign(key, "base64");
}

function contentOf(fields: Readonly<Record<string, string>>, ...but: readonly string[]): string {
  return Object.keys(fields)
    .filter((name) => !but.includes(name))
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join("&");
}

interface Trade {
  status: string;
  amount: string;
  readonly refunds: Map<string, string>;
}

/** Alipay's end of the wire, with keys of our own: it checks what we sign, and signs what it answers. */
export class AlipayEnd {
  readonly appId = "2021000122671080";
  readonly #app = keyPair();
  readonly #alipay = keyPair();
  readonly trades = new Map<string, Trade>();
  /** Calls whose answers are lost on the way. */
  cutNext = 0;
  url = "";
  #server: Server | undefined;

  async open(): Promise<this> {
    const { server, url } = await serve((call) => this.#answer(call));
    this.#server = server;
    this.url = `${url}/gateway.do`;
    return this;
  }

  get settings() {
    return {
      appId: this.appId,
      privateKey: this.#app.privateKey,
      alipayPublicKey: this.#alipay.publicKey,
      gatewayUrl: this.url,
    };
  }

  /** The payer opens the address that she was sent to: what is asked of her, once our signature is right. */
  visit(href: string): Readonly<Record<string, string>> {
    const fields = Object.fromEntries(new URL(href).searchParams);
    this.#assertSigned(fields);
    const asked = JSON.parse(fields.biz_content ?? "{}");
    if (!this.trades.has(asked.out_trade_no)) {
      const trade = { status: "WAIT_BUYER_PAY", amount: asked.total_amount, refunds: new Map() };
      this.trades.set(asked.out_trade_no, trade);
    }
    return { ...fields, ...asked };
  }

  /** A signed notice, as it is posted; `change` after the signing is what somebody else would do. */
  notice(fields: Readonly<Record<string, string>>, signedBy: "alipay" | "somebody" = "alipay"): string {
    const all = {
      notify_id: newId(),
      app_id: this.appId,
      charset: "utf-8",
      version: "1.0",
      subject: "互通订单 100%+1 & more",
      ...fields,
    };
    const key = signedBy === "alipay" ? this.#alipay.privateKey : keyPair().privateKey;
    const sign = signRsa2(contentOf(all), key);
    return new URLSearchParams({ ...all, sign, sign_type: "RSA2" }).toString();
  }

  #answer({ url, form }: Call): Answer {
    const fields = { ...Object.fromEntries(url.searchParams), ...form };
    this.#assertSigned(fields);
    const asked = JSON.parse(fields.biz_content ?? "{}");
    const name = `${String(fields.method).replaceAll(".", "_")}_response`;
    const said = JSON.stringify(this.#do(String(fields.method), asked));
    if (this.cutNext > 0) {
      this.cutNext -= 1;
      return "cut";
    }
    return { body: `{"${name}":${said},"sign":"${signRsa2(said, this.#alipay.privateKey)}"}` };
  }

  #do(method: string, asked: Readonly<Record<string, string>>): object {
    const trade = this.trades.get(asked.out_trade_no ?? "");
    if (!trade) return { code: "40004", msg: "Business Failed", sub_code: "ACQ.TRADE_NOT_EXIST" };
    if (method === "alipay.trade.refund") {
      const isNew = !trade.refunds.has(asked.out_request_no ?? "");
      trade.refunds.set(asked.out_request_no ?? "", asked.refund_amount ?? "");
      return { code: "10000", msg: "Success", fund_change: isNew ? "Y" : "N" };
    }
    return { code: "10000", msg: "Success", trade_status: trade.status, total_amount: trade.amount };
  }

  #assertSigned(fields: Readonly<Record<string, string>>): void {
    const content = contentOf(fields, "sign");
    const isOurs = createVerify("RSA-SHA256")
      .update(content, "utf8")
      .verify(this.#app.publicKey, fields.sign ?? "", "base64");
    if (!isOurs || fields.sign_type !== "RSA2") throw new Error(`not signed by the app: ${content}`);
  }

  async close(): Promise<void> {
    await new Promise((done) => this.#server?.close(done));
  }
}

interface Session {
  readonly id: string;
  readonly url: string;
  readonly client_reference_id: string;
  readonly amount_total: number;
  readonly currency: string;
  readonly payment_intent: string;
  status: string;
  payment_status: string;
}

/** Stripe's end of the wire: idempotency keys, sessions, refunds; it signs its events with our secret. */
export class StripeEnd {
  readonly webhookSecret = "whsec_c2VjcmV0IG9mIHRoZSB0ZXN0";
  readonly secretKey = "sk_test_0123456789abcdef";
  readonly sessions = new Map<string, Session>();
  readonly refunds: Record<string, string>[] = [];
  readonly #byKey = new Map<string, { form: string; body: string }>();
  cutNext = 0;
  url = "";
  #server: Server | undefined;

  async open(): Promise<this> {
    const { server, url } = await serve((call) => this.#answer(call));
    this.#server = server;
    this.url = url;
    return this;
  }

  get settings() {
    return { secretKey: this.secretKey, webhookSecret: this.webhookSecret, apiUrl: this.url };
  }

  /** A signed event: its headers and body. */
  event(type: string, session: object, options: { secret?: string; at?: Date; id?: string } = {}) {
    const { secret = this.webhookSecret, at = new Date(), id = `evt_${newId()}` } = options;
    const payload = JSON.stringify({
      id,
      object: "event",
      type,
      data: { object: { object: "checkout.session", ...session } },
    });
    const timestamp = Math.floor(at.getTime() / 1_000);
    const signature = new Stripe(this.secretKey).webhooks.generateTestHeaderString({
      payload,
      secret,
      timestamp,
    });
    return { headers: new Headers({ "stripe-signature": signature }), body: payload };
  }

  #answer({ method, url, headers, form }: Call): Answer {
    if (headers.authorization !== `Bearer ${this.secretKey}`) return { status: 401, body: "{}" };
    const key = String(headers["idempotency-key"] ?? newId());
    const before = this.#byKey.get(key);
    if (before && before.form !== JSON.stringify(form)) {
      return { status: 400, body: `{"error":{"type":"idempotency_error"}}` };
    }
    const body = before?.body ?? JSON.stringify(this.#do(method, url.pathname, form));
    if (method === "POST") this.#byKey.set(key, { form: JSON.stringify(form), body });
    if (this.cutNext > 0) {
      this.cutNext -= 1;
      return "cut";
    }
    return { body };
  }

  #do(method: string, path: string, form: Readonly<Record<string, string>>): object {
    if (path === "/v1/refunds") {
      this.refunds.push({ ...form });
      return { id: `re_${newId()}`, object: "refund", status: "succeeded" };
    }
    if (method === "GET") return this.sessions.get(path.split("/").at(-1) ?? "") ?? {};
    const id = `cs_test_${newId()}`;
    const session = {
      object: "checkout.session",
      id,
      url: `https://checkout.stripe.com/c/pay/${id}`,
      client_reference_id: form.client_reference_id ?? "",
      amount_total: Number(form["line_items[0][price_data][unit_amount]"]),
      currency: form["line_items[0][price_data][currency]"] ?? "",
      payment_intent: `pi_${newId()}`,
      status: "open",
      payment_status: "unpaid",
    };
    this.sessions.set(id, session);
    return session;
  }

  async close(): Promise<void> {
    await new Promise((done) => this.#server?.close(done));
  }
}

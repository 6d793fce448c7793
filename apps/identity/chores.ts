import { sweepPictures, sweepSheets } from "@hutong/catalog";
import { sweepReviewDrafts } from "@hutong/feedback";
import {
  endExpiredSignOns,
  type MailTransport,
  relayMessages,
  smtpTransport,
  sweepDisputePictures,
  sweepExpired,
} from "@hutong/identity";
import { sealAuditEntries } from "@hutong/identity/audit";
import type { OpenIdProvider } from "@hutong/identity/oidc";
import { fetchVia, noOrigin } from "@hutong/kernel";
import { expireHolds } from "@hutong/ledger";
import {
  askGateway,
  createSandboxRelay,
  endDueOrders,
  endDueRefunds,
  makeGateways,
  sendRefunds,
} from "@hutong/orders/chores";
import {
  askPayer,
  createMoneyNoticeRelay,
  createPayoutNoticeRelay,
  endDueWithdrawals,
  sandboxPayer,
  sendPayouts,
} from "@hutong/payouts/chores";
import { createChangeNoticeRelay } from "@hutong/profile/notices";
import { refreshFigures } from "@hutong/reputation";
import { createWebhookRelay, sweepShopApi } from "@hutong/shop-api/chores";
import type { SetUp } from "@hutong/site/server";
import { remindTraders, sweepPapers } from "@hutong/trading";
import { createNoticeRelay } from "@hutong/trading/notices";
import { countHandedOn } from "./identity-metrics.ts";
import { signAuditHead } from "./sign-audit-head.ts";

const mailEveryMs = 2_000;
const sweepEveryMs = 60_000;
const papersEveryMs = 3_600_000;
const goodsEveryMs = 600_000;
const tradersEveryMs = 30_000;
const expiryEveryMs = 2_000;
const signOutEveryMs = 1_000;
const noticesEveryMs = 2_000;
const sealEveryMs = 1_000;
const headEveryMs = 60_000;
/** A backlog (the first start with a chain) is sealed over several turns: a stop waits for the turn under way. */
const sealAtMost = 10_000;
const keysEveryMs = 2_000;
const figuresEveryMs = 1_000;
const holdsEveryMs = 2_000;
const ordersEveryMs = 2_000;
const bankEveryMs = 500;
const bankTimeoutMs = 5_000;
const webhooksEveryMs = 1_000;
/** A turn of webhooks lasts as long as its slowest receiver; the next ones begin beside it. */
const webhookTurnsAtOnce = 10;
/** A turn of sign-outs lasts as long as its slowest site; the next ones begin beside it. */
const signOutTurnsAtOnce = 10;

/**
 * What the identity site does beside its pages: tells other sites of sign-outs, people of inquiries and of changes of
 * their accounts, seals the audit and signs its head, hands mail to the SMTP server, where there is one, computes shops'
 * figures anew, gives back money whose hold is over, ends what orders and withdrawals have waited for too long, plays the sandbox bank
 * where there is one, tells systems of shops what happened there, and clears away what has expired. A failure is logged and tried
 * again at the next turn.
 * @returns stops them, after the turns under way
 */
export function startChores(setUp: SetUp, provider: OpenIdProvider): () => Promise<void> {
  const { env, log, database, metrics } = setUp;
  const signHead = () => signAuditHead(setUp);
  const transport = env.smtpUrl ? smtpTransport(env.smtpUrl) : undefined;
  const count = countHandedOn(metrics);
  const relayNotices = createNoticeRelay(database, env.origins.wholesale);
  const relayChanges = createChangeNoticeRelay(database, env.origins);
  const relayMoney = createMoneyNoticeRelay(database, env.origins);
  const chores = [
    every(sweepEveryMs, () => sweepExpired(database.pool)),
    every(papersEveryMs, () => sweepPapers(database.prisma)),
    every(goodsEveryMs, () => sweepPictures(database.prisma)),
    every(goodsEveryMs, () => sweepSheets(database.prisma)),
    every(tradersEveryMs, () => remindTraders(system("traders"), env.origins.wholesale)),
    every(papersEveryMs, () => sweepDisputePictures(database.prisma)),
    every(papersEveryMs, () => sweepReviewDrafts(database.prisma)),
    every(expiryEveryMs, () => endExpiredSignOns(database.pool)),
    every(signOutEveryMs, tellOfSignOuts, signOutTurnsAtOnce),
    every(noticesEveryMs, announceInquiries),
    every(noticesEveryMs, announceChanges),
    every(noticesEveryMs, announceMoney),
    every(keysEveryMs, () => provider.refreshKeys()),
    every(sealEveryMs, () => sealAuditEntries(database.pool, { atMost: sealAtMost })),
    every(headEveryMs, signHead),
    every(holdsEveryMs, giveBackHolds),
    every(ordersEveryMs, () => endDueOrders(system("orders"))),
    every(ordersEveryMs, () => endDueRefunds(system("refunds"))),
    every(ordersEveryMs, () => endDueWithdrawals(system("payouts"))),
    ...makeGateways({ ...env, origin: env.origins.retail }).flatMap((gateway) => [
      every(ordersEveryMs, () => sendRefunds(system("refunds"), gateway)),
      every(ordersEveryMs, () => askGateway(system("payments"), gateway)),
    ]),
    ...bankChores(),
    ...webhookChores(),
    every(figuresEveryMs, () => refreshFigures(database.pool, { now: new Date() })),
    ...(transport ? [every(mailEveryMs, () => sendMail(transport))] : []),
  ];
  // So that a new world has a head before anybody asks.
  const firstHead = signHead().catch(failed);
  return async () => {
    await Promise.all([firstHead, ...chores.map((chore) => chore.stop())]);
    await signHead().catch(failed);
  };

  function failed(error: unknown) {
    log.error({ err: error }, "chore");
  }

  function giveBackHolds() {
    return expireHolds(system("holds"));
  }

  function system(name: string) {
    return {
      db: database.prisma,
      actor: { kind: "system", name } as const,
      now: new Date(),
      origin: noOrigin,
    };
  }

  function bankChores() {
    const { sandboxSecret: secret } = env;
    if (!secret) return [];
    const { hostname, port } = new URL(env.origins.retail);
    const isHere = hostname === "localhost" || hostname.endsWith(".localhost");
    const to = (place: string) => ({
      url: `${env.origins.retail}/api/${place}/sandbox`,
      secret,
      fetch: isHere ? fetchVia(Number(port || 80), bankTimeoutMs) : fetch,
    });
    const payer = sandboxPayer(secret);
    return [
      every(bankEveryMs, createSandboxRelay(database, to("payments")), 2),
      every(bankEveryMs, createPayoutNoticeRelay(database, to("payouts")), 2),
      every(bankEveryMs, () => sendPayouts(system("payouts"), payer, env.payoutSecret)),
      every(ordersEveryMs, () => askPayer(system("payouts"), payer)),
    ];
  }

  function webhookChores() {
    const { webhookSecret: secret } = env;
    if (!secret) return [];
    const relay = createWebhookRelay({ database, origin: env.origins.retail, secret });
    const tell = async () => count("webhook", { ...(await relay()) });
    return [
      every(webhooksEveryMs, tell, webhookTurnsAtOnce),
      every(papersEveryMs, () => sweepShopApi(database)),
    ];
  }

  async function tellOfSignOuts() {
    const outcome = await provider.relaySignOuts();
    count("sign_out", { ...outcome });
    const { dead } = outcome;
    if (dead > 0) log.error({ dead }, "sign-outs that no site took were put aside");
  }

  async function announceInquiries() {
    const outcome = await relayNotices();
    count("inquiry_notice", { ...outcome });
    if (outcome.dead > 0) log.error({ dead: outcome.dead }, "notices of inquiries were put aside");
  }

  async function announceChanges() {
    const outcome = await relayChanges();
    count("change_notice", { ...outcome });
    if (outcome.dead > 0) log.error({ dead: outcome.dead }, "notices of changes were put aside");
  }

  async function announceMoney() {
    const outcome = await relayMoney();
    count("money_notice", { ...outcome });
    if (outcome.dead > 0) log.error({ dead: outcome.dead }, "notices of money were put aside");
  }

  async function sendMail(to: MailTransport) {
    const { sent, failed: again } = await relayMessages(database, to, new Date());
    count("mail", { delivered: sent, failed: again });
  }

  function every(ms: number, work: () => Promise<unknown>, turnsAtOnce = 1) {
    const turns = new Set<Promise<unknown>>();
    const timer = setInterval(() => {
      if (turns.size >= turnsAtOnce) return;
      const turn = work()
        .catch(failed)
        .finally(() => turns.delete(turn));
      turns.add(turn);
    }, ms);
    return {
      stop: async () => {
        clearInterval(timer);
        await Promise.all(turns);
      },
    };
  }
}

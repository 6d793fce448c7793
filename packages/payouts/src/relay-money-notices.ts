import { createRelay, type Database, PoisonEvent, type RelayOutcome } from "@hutong/db";
import { formatFen } from "@hutong/kernel";
import { z } from "zod";
import { moneyNoticeText } from "./money-notice-text.ts";
import { moneyNotices, moneyNoticeTopic } from "./tell-of-money.ts";

const payloadSchema = z.object({
  accountId: z.uuid(),
  what: z.enum(moneyNotices),
  bank: z.string().max(16),
  lastFour: z.string().max(4),
  seatName: z.string().max(64).nullable(),
  amountFen: z.string().max(20).nullable(),
});

interface Addressee {
  readonly realm: string;
  readonly loginName: string;
  readonly locale: string | null;
  readonly address: string;
}

/**
 * Turns what happened to an account's money into mail to its owner, in her language, whatever her settings. Told twice, it
 * writes one mail. @returns a turn, as of `createRelay`
 */
export function createMoneyNoticeRelay(
  database: Database,
  origins: { readonly wholesale: string; readonly retail: string },
): () => Promise<RelayOutcome> {
  return createRelay({
    pool: database.pool,
    topic: moneyNoticeTopic,
    maxAttempts: 8,
    backoffSeconds: (attempt) => Math.min(600, 5 * 2 ** attempt),
    deliver: async ({ id, payload: raw }) => {
      const payload = payloadSchema.safeParse(raw);
      if (!payload.success) throw new PoisonEvent("not a notice of money");
      const { accountId, amountFen, ...rest } = payload.data;
      const [told] = await database.prisma.$queryRaw<Addressee[]>`
        select a.realm::text as realm, a.login_name as "loginName", u.locale, c.value as address
        from accounts a
          join users u on u.id = a.user_id
          join contacts c on c.user_id = u.id and c.kind = 'email' and c.verified_at is not null
        where a.id = ${accountId}::uuid order by c.verified_at desc limit 1`;
      if (!told) return;
      const { realm, loginName, locale, address } = told;
      const href = `${realm === "wholesale" ? origins.wholesale : origins.retail}/account/${accountId}/wallet`;
      const yuan = formatFen(BigInt(amountFen ?? 0), "zh-CN").slice(1);
      const text = moneyNoticeText({ ...rest, id: `${realm}/${loginName}`, yuan, href }, locale);
      await database.prisma.message.createMany({
        // One mail an event, however often it is told.
        data: [{ id, channel: "mail", recipient: address, ...text }],
        skipDuplicates: true,
      });
    },
  });
}

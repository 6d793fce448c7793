import {
  createRelay,
  type Database,
  type Db,
  type OutboxEvent,
  PoisonEvent,
  type RelayOutcome,
} from "@hutong/db";
import { namedId } from "@hutong/kernel";
import { z } from "zod";
import { type InquirySideRow, recipientsOf } from "./notice-recipients.ts";
import { noticeText } from "./notice-text.ts";
import { noticeTopic } from "./topics.ts";

const payloadSchema = z.object({ accountId: z.uuid(), inquiryId: z.uuid() });

const maxAttempts = 8;
const longestSubject = 200;

/**
 * Turns what was announced in threads into mail: one for each of the account's people who answer there and has a
 * proven address, in her language. What was read meanwhile, what a frozen
 * account or person would get, and what an account wants no mail of, is dropped.
 * Told twice, it writes one mail.
 * @param wholesaleOrigin where the threads are read
 * @returns a turn, as of `createRelay`
 */
export function createNoticeRelay(database: Database, wholesaleOrigin: string): () => Promise<RelayOutcome> {
  return createRelay({
    pool: database.pool,
    topic: noticeTopic,
    deliver: (event) => deliver(database.prisma, wholesaleOrigin, event),
    maxAttempts,
    backoffSeconds: (attempt) => Math.min(600, 5 * 2 ** attempt),
  });
}

async function deliver(db: Db, wholesaleOrigin: string, event: OutboxEvent): Promise<void> {
  const payload = payloadSchema.safeParse(event.payload);
  if (!payload.success) throw new PoisonEvent("not a notice of an inquiry");
  const { accountId, inquiryId } = payload.data;
  const [thread] = await db.$queryRaw<InquirySideRow[]>`
    select case when i.buyer_account_id = a.id then 'buyer' else 'supplier' end as side, i.subject,
      a.user_id as "ownerId", o.login_name as "fromName", s.name as "fromCompany"
    from inquiries i
      join accounts a on a.id = ${accountId}::uuid and a.id in (i.buyer_account_id, i.supplier_account_id)
        and a.status = 'active'
      join users owner on owner.id = a.user_id and owner.status = 'active'
      left join notice_settings n on n.account_id = a.id and n.kind = 'inquiry' and n.channel = 'mail'
      join accounts o on o.id = case when i.buyer_account_id = a.id then i.supplier_account_id else i.buyer_account_id end
      left join shops s on s.account_id = o.id
    where i.id = ${inquiryId}::uuid and coalesce(n.is_on, true)
      and case when i.buyer_account_id = a.id then i.buyer_unread else i.supplier_unread end > 0`;
  if (!thread) return;
  const from = thread.fromCompany ? `${thread.fromCompany}（${thread.fromName}）` : thread.fromName;
  const href = `${wholesaleOrigin}/inquiries/${inquiryId}`;
  const people = await recipientsOf(db, thread);
  await db.message.createMany({
    data: people.map(({ userId, address, locale }) => {
      const { subject, text } = noticeText({ from, subject: thread.subject, href }, locale);
      return {
        // Told again, no second mail.
        id: namedId(`${event.id}/${userId}`),
        channel: "mail" as const,
        recipient: address,
        subject: subject.slice(0, longestSubject),
        text,
      };
    }),
    skipDuplicates: true,
  });
}

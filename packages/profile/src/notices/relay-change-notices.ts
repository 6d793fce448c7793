import {
  createRelay,
  type Database,
  type Db,
  type OutboxEvent,
  PoisonEvent,
  type RelayOutcome,
} from "@hutong/db";
import { z } from "zod";
import { changeNoticeText } from "./change-notice-text.ts";
import { changeSubjects, changeTopic } from "./tell-change.ts";

const payloadSchema = z.object({
  accountId: z.uuid(),
  subject: z.enum(changeSubjects),
  seatName: z.string().max(64).nullable(),
});

const maxAttempts = 8;

interface Told {
  readonly realm: string;
  readonly loginName: string;
  readonly locale: string | null;
  readonly address: string;
}

/**
 * Turns what was changed about accounts into mail to their owners, each in her language. Who wants no notices of changes
 * gets those of company data all the same. Told twice, it writes one mail.
 * @param origins of the two doors: an account is looked at behind its own
 * @returns a turn, as of `createRelay`
 */
export function createChangeNoticeRelay(
  database: Database,
  origins: { readonly wholesale: string; readonly retail: string },
): () => Promise<RelayOutcome> {
  return createRelay({
    pool: database.pool,
    topic: changeTopic,
    deliver: (event) => deliver(database.prisma, origins, event),
    maxAttempts,
    backoffSeconds: (attempt) => Math.min(600, 5 * 2 ** attempt),
  });
}

async function deliver(
  db: Db,
  origins: { readonly wholesale: string; readonly retail: string },
  event: OutboxEvent,
): Promise<void> {
  const payload = payloadSchema.safeParse(event.payload);
  if (!payload.success) throw new PoisonEvent("not a notice of a change");
  const { accountId, subject, seatName } = payload.data;
  const [told] = await db.$queryRaw<Told[]>`
    select a.realm::text as realm, a.login_name as "loginName", u.locale, c.value as address
    from accounts a
      join users u on u.id = a.user_id and u.status = 'active'
      join contacts c on c.user_id = u.id and c.kind = 'email' and c.verified_at is not null
      left join notice_settings n on n.account_id = a.id and n.kind = 'change' and n.channel = 'mail'
    where a.id = ${accountId}::uuid and a.status = 'active' and (${subject} = 'company' or coalesce(n.is_on, true))
    order by c.verified_at desc limit 1`;
  if (!told) return;
  const { realm, loginName, locale, address } = told;
  const origin = realm === "wholesale" ? origins.wholesale : origins.retail;
  const place = subject === "profile" ? "" : `/${subject}`;
  const href = `${origin}/account/${accountId}${place}`;
  await db.message.createMany({
    data: [
      {
        id: event.id, // one mail an event, however often it is told
        channel: "mail",
        recipient: address,
        ...changeNoticeText({ subject, id: `${realm}/${loginName}`, seatName, href }, locale),
      },
    ],
    skipDuplicates: true,
  });
}

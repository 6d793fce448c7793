import type { Db } from "@hutong/db";
import { namedId } from "@hutong/kernel";
import { type TraderNotice, traderNoticeText } from "./trader-notice-text.ts";

interface Telling {
  readonly applicationId: string;
  /** The account's owner, and whoever applied for it. */
  readonly people: readonly string[];
  readonly notice: TraderNotice;
}

const longestSubject = 200;

/** A mail each at her newest proven address; told the same again, no second mail. Within the caller's transaction. */
export async function tellApplicants(db: Db, { applicationId, people, notice }: Telling): Promise<void> {
  const rows = await db.$queryRaw<{ id: string; address: string; locale: string | null }[]>`
    select distinct on (u.id) u.id, c.value as address, u.locale
    from users u join contacts c on c.user_id = u.id and c.kind = 'email' and c.verified_at is not null
    where u.status = 'active' and u.id = any (${[...people]}::uuid[])
    order by u.id, c.verified_at desc`;
  await db.message.createMany({
    data: rows.map(({ id, address, locale }) => {
      const { subject, text } = traderNoticeText(notice, locale);
      return {
        id: namedId(`trader ${applicationId} ${notice.event} ${id}`),
        channel: "mail" as const,
        recipient: address,
        subject: subject.slice(0, longestSubject),
        text,
      };
    }),
    skipDuplicates: true,
  });
}

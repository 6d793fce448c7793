import { type Db, writeEvent } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { inquiryChannel, noticeTopic } from "./topics.ts";

/** So long a message may lie before a mail says so: whoever has the thread open reads it meanwhile. */
const noticeAfterMs = 60_000;

/** Tells the open pages of these accounts, once the transaction commits, that a thread has changed. */
export async function tellPages(db: Db, accountIds: readonly string[], inquiryId: string): Promise<void> {
  for (const accountId of accountIds)
    await db.$executeRaw`select pg_notify(${inquiryChannel}, ${`${accountId} ${inquiryId}`})`;
}

/** Puts a notice by mail on its way, for an account that has something new to read in a thread. */
export async function announceByMail(
  db: Db,
  notice: { readonly accountId: string; readonly inquiryId: string; readonly now: Date },
): Promise<void> {
  await writeEvent(db, {
    id: newId(),
    topic: noticeTopic,
    key: notice.accountId,
    payload: { accountId: notice.accountId, inquiryId: notice.inquiryId },
    availableAt: new Date(notice.now.getTime() + noticeAfterMs),
  });
}

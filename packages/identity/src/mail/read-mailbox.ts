import type { Db, MessageChannel } from "@hutong/db";

export interface MailboxEntry {
  readonly id: string;
  readonly channel: MessageChannel;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

/** The last messages to anybody, newest first, at most 200: for the demo mailbox and the operator alone. */
export async function readMailbox(db: Db, options: { limit: number }): Promise<MailboxEntry[]> {
  return db.message.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: Math.min(Math.max(1, Math.trunc(options.limit)), 200),
    select: {
      id: true,
      channel: true,
      recipient: true,
      subject: true,
      text: true,
      createdAt: true,
      sentAt: true,
    },
  });
}

import type { MessageChannel } from "../generated/enums.ts";
import type { Db } from "./client.ts";

/** A mail or text message to a person. Plain text; at most 8,000 characters. */
export interface NewMessage {
  readonly id: string;
  readonly channel: MessageChannel;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
}

/** Puts a message into the outbox, within the caller's transaction: it goes out only if that commits. */
export async function writeMessage(db: Db, message: NewMessage): Promise<void> {
  await db.message.create({ data: message, select: { id: true } });
}

/** Puts several messages into the outbox by one statement, likewise. */
export async function writeMessages(db: Db, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length > 0) await db.message.createMany({ data: [...messages] });
}

import type { Prisma } from "../generated/client.ts";
import type { Db } from "./client.ts";

/** An event to be relayed at least once after the caller's transaction commits. */
export interface NewEvent {
  readonly id: string;
  readonly topic: string;
  /** Events of one key keep their order. */
  readonly key: string;
  readonly payload: Prisma.InputJsonObject;
}

/** Writes an event into the outbox, within the caller's transaction. */
export async function writeEvent(db: Db, event: NewEvent): Promise<void> {
  await db.outboxEvent.create({ data: event, select: { id: true } });
}

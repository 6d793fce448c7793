import { writeEvent } from "@hutong/db";
import type { ActingFor } from "@hutong/identity/acting";
import { newId } from "@hutong/kernel";
import type { ProfileCtx } from "../account/keep-account.ts";

/** Outbox: something about an account was changed, and its owner may want to know. */
export const changeTopic = "profile_changed";

export const changeSubjects = ["profile", "addresses", "company"] as const;
export type ChangeSubject = (typeof changeSubjects)[number];

/**
 * Puts a notice of a change on its way, within the caller's transaction. Company data is told of always, the rest
 * where somebody of the staff did it: the owner knows what she did herself. What
 * the system writes (the demo world) is told to nobody.
 */
export async function tellChange(ctx: ProfileCtx, acting: ActingFor, subject: ChangeSubject): Promise<void> {
  if (ctx.actor.kind === "system" || (subject !== "company" && acting.role === "owner")) return;
  const { accountId, seatName } = acting;
  await writeEvent(ctx.db, {
    id: newId(),
    topic: changeTopic,
    key: accountId,
    payload: { accountId, subject, seatName },
  });
}

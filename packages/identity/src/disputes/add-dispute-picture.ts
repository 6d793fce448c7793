import { randomUUID } from "node:crypto";
import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { PictureRefused, paintPicture } from "@hutong/media";
import { actingPerson } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { recordFailure } from "../throttle.ts";
import { lockTray, mostDisputePictures, trayOf } from "./dispute-pictures.ts";
import { type AddDisputePictureInput, addDisputePictureSchema } from "./schema.ts";

export { maxPictureBytes } from "@hutong/media";

/** Each picture costs a decoding: so many of one person in a day, whatever becomes of them. */
const perPerson = { purpose: "dispute picture", maxFailures: 40, windowSeconds: 86_400 };

/**
 * Puts a picture beside the dispute that she is opening, or beside her answer to one. It is painted anew (`paintPicture`)
 * and waits under a random id until its form is sent (`openDispute`, `answerDispute`).
 * Not to be called within a transaction: it is counted even where it fails.
 * @throws DomainError `not_signed_in`, `invalid_input` (field `pictures`: `picture_…`), `not_found` (a dispute that is not
 * hers to answer), `conflict` (answered or decided already), `throttled`, `busy`
 */
export async function addDisputePicture(
  ctx: IdentityCtx,
  input: AddDisputePictureInput,
): Promise<{ readonly pictureId: string }> {
  const userId = actingPerson(ctx);
  const { disputeId, bytes } = parseInput(addDisputePictureSchema, input);
  await assertAnswerable(ctx, userId, disputeId);
  await recordFailure(ctx, [{ rule: perPerson, parts: [userId] }]);
  const painted = await paintPicture(bytes).catch((error) => {
    if (error instanceof PictureRefused) throw refused(error.fault);
    throw error;
  });
  return inTransaction(ctx.db, async (tx) => {
    await lockTray(tx, userId);
    await assertAnswerable({ ...ctx, db: tx }, userId, disputeId);
    const tray = trayOf(userId, disputeId);
    if ((await tx.disputePicture.count({ where: tray })) >= mostDisputePictures)
      throw refused("picture_too_many");
    // Random, not by time as other ids are: it stands in an address.
    const id = randomUUID();
    await tx.disputePicture.create({
      data: { id, userId, disputeId, ...painted, uploadedAt: ctx.now },
      select: { id: true },
    });
    return { pictureId: id };
  });
}

async function assertAnswerable({ db }: IdentityCtx, userId: string, disputeId: string | null) {
  if (disputeId === null) return;
  const dispute = await db.dispute.findFirst({
    where: { id: disputeId, ownerUserId: userId },
    select: { answeredAt: true, decidedAt: true },
  });
  if (!dispute) throw new DomainError("not_found");
  if (dispute.answeredAt || dispute.decidedAt) throw new DomainError("conflict");
}

function refused(fault: string): DomainError {
  return new DomainError("invalid_input", { fields: { pictures: fault } });
}

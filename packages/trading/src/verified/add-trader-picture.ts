import { randomUUID } from "node:crypto";
import { type Db, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { PictureRefused, paintPicture } from "@hutong/media";
import { mostPictures, type TraderPictureInput, traderPictureSchema } from "./schema.ts";
import { applicantRoles, findDraft, lockTrader } from "./trader-application.ts";

export { maxPictureBytes } from "@hutong/media";

/** Each picture costs a decoding: so many for one application. */
const mostUploads = 40;

/**
 * Puts a picture into the application that is being written: a licence in the place of the one before, a picture of the
 * shop's front beside the others. It is painted anew (`paintPicture`), under a random id.
 * @throws DomainError `invalid_input` (field `licence` or `shop_front`: `picture_…`), `not_signed_in`, `forbidden`, `frozen`,
 * `not_found` (none is being written), `conflict`, `throttled`, `busy`
 */
export async function addTraderPicture(
  ctx: Ctx<Db>,
  input: TraderPictureInput,
): Promise<{ readonly pictureId: string }> {
  const { accountId, kind, bytes } = parseInput(traderPictureSchema, input);
  await actsFor(ctx, accountId, applicantRoles);
  await countUpload(ctx, accountId);
  const painted = await paintPicture(bytes).catch((error) => {
    if (error instanceof PictureRefused)
      throw new DomainError("invalid_input", { fields: { [kind]: error.fault } });
    throw error;
  });
  return inTransaction(ctx.db, async (tx) => {
    await lockTrader(tx, accountId);
    const draft = await findDraft({ ...ctx, db: tx }, accountId);
    if (!draft) throw new DomainError("not_found");
    const of = { applicationId: draft.id, kind };
    if (kind === "licence") await tx.traderPicture.deleteMany({ where: of });
    else if ((await tx.traderPicture.count({ where: of })) >= mostPictures[kind])
      throw new DomainError("invalid_input", { fields: { [kind]: "picture_too_many" } });
    // Random, not by time as other ids are: it stands in an address.
    const id = randomUUID();
    await tx.traderPicture.create({
      data: { id, ...of, ...painted, uploadedAt: ctx.now },
      select: { id: true },
    });
    return { pictureId: id };
  });
}

/** Counted before the work is done, whatever becomes of it. */
async function countUpload({ db }: Ctx<Db>, accountId: string): Promise<void> {
  const { count } = await db.traderApplication.updateMany({
    where: { accountId, appliedAt: null, withdrawnAt: null, uploads: { lt: mostUploads } },
    data: { uploads: { increment: 1 } },
  });
  if (count > 0) return;
  const isThere = await db.traderApplication.count({
    where: { accountId, appliedAt: null, withdrawnAt: null },
  });
  throw isThere > 0
    ? new DomainError("throttled", { retryAfterSeconds: 86_400 })
    : new DomainError("not_found");
}

import type { Db } from "@hutong/db";
import { idSchema, parseInput, type UserId } from "@hutong/kernel";
import { actingPerson, assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { type TakeOutPicturesInput, takeOutPicturesSchema } from "./schema.ts";

/** So many pictures brings each side of a dispute. */
export const mostDisputePictures = 4;

/** A picture that a side brought, without its bytes. */
export interface DisputePictureLine {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export const pictureSelect = { id: true, width: true, height: true } as const;

/** What lies in a tray: the pictures of one person for one form that she has not sent. */
export const trayOf = (userId: string, disputeId: string | null) =>
  ({ userId, disputeId, sentAt: null }) as const;

/** One at a time for a person, within the caller's transaction: two clicks meet each other's pictures. */
export async function lockTray(db: Db, userId: string): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`dispute pictures ${userId}`}, 0))`;
}

/**
 * The pictures that came through for a form that she has not sent: of her answer to a dispute, or, with null, of the one
 * that she is about to open.
 */
export function readPictureTray(
  db: Db,
  userId: UserId,
  disputeId: string | null,
): Promise<DisputePictureLine[]> {
  return db.disputePicture.findMany({
    where: trayOf(userId, disputeId),
    orderBy: { uploadedAt: "asc" },
    take: mostDisputePictures,
    select: pictureSelect,
  });
}

/**
 * Takes pictures out of the form that she is writing; what is not there, not hers or sent is left as it is.
 * @throws DomainError `not_signed_in`, `invalid_input`
 */
export async function takeOutDisputePictures(ctx: IdentityCtx, input: TakeOutPicturesInput): Promise<void> {
  const userId = actingPerson(ctx);
  const { pictureIds } = parseInput(takeOutPicturesSchema, input);
  if (pictureIds.length === 0) return;
  await ctx.db.disputePicture.deleteMany({ where: { id: { in: pictureIds }, userId, sentAt: null } });
}

/** A picture (JPEG) that she brought herself; undefined for another's and a missing one alike. */
export async function readMyDisputePicture(
  db: Db,
  userId: UserId,
  pictureId: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const id = idSchema<"DisputePicture">().safeParse(pictureId);
  if (!id.success) return undefined;
  const row = await db.disputePicture.findFirst({ where: { id: id.data, userId }, select: { bytes: true } });
  return row?.bytes;
}

/**
 * A picture (JPEG) of a dispute, for the console. An administrator who is a side herself does not see the other's.
 * @returns undefined where it is missing, not sent, or not for her
 * @throws DomainError `not_signed_in`, `forbidden`
 */
export async function readDisputePicture(
  ctx: IdentityCtx,
  pictureId: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  await assertAdministrator(ctx, ["support", "operator", "auditor", "owner"]);
  const id = idSchema<"DisputePicture">().safeParse(pictureId);
  if (!id.success) return undefined;
  const row = await ctx.db.disputePicture.findFirst({
    where: { id: id.data, sentAt: { not: null } },
    select: {
      userId: true,
      bytes: true,
      dispute: { select: { claimantUserId: true, ownerUserId: true } },
    },
  });
  if (!row?.dispute) return undefined;
  const viewer = ctx.actor.kind === "person" ? ctx.actor.userId : null;
  const { claimantUserId, ownerUserId } = row.dispute;
  const isOthers = viewer !== null && viewer !== row.userId && [claimantUserId, ownerUserId].includes(viewer);
  return isOthers ? undefined : row.bytes;
}

/**
 * Throws away the pictures that have served: 180 days after the decision, and those of a form that nobody has sent for
 * seven. Words and decision stay. In one short statement, by any number of processes at once.
 * @returns how many went
 */
export function sweepDisputePictures(db: Db): Promise<number> {
  return db.$executeRaw`
    delete from dispute_pictures p where
      (p.sent_at is null and p.uploaded_at < now() - interval '7 days')
      or exists (select from disputes d where d.id = p.dispute_id and d.decided_at < now() - interval '180 days')`;
}

/** The form is sent, and what lies beside it goes along. Within the caller's transaction, which holds the tray's lock. */
export async function sendTray(
  { db, now }: IdentityCtx,
  { userId, from, to }: { readonly userId: string; readonly from: string | null; readonly to: string },
): Promise<void> {
  await db.disputePicture.updateMany({
    where: trayOf(userId, from),
    data: { disputeId: to, sentAt: now },
  });
}

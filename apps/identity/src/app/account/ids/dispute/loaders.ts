import {
  type DisputePictureLine,
  type MyDispute,
  readMyDispute,
  readMyDisputes,
  readPictureTray,
} from "@hutong/identity";
import type { UserId } from "@hutong/kernel";
import { orNotFound, requireSession, site } from "@hutong/site";

/** The disputes whoever is signed in is a side of, and the pictures that wait beside the form of a new one. */
export async function loadMyDisputes(): Promise<{
  readonly disputes: readonly MyDispute[];
  readonly tray: readonly DisputePictureLine[];
}> {
  const session = await requireSession("/account/ids/dispute");
  const userId = session.user.id as UserId;
  const { prisma } = site().database;
  const [disputes, tray] = await Promise.all([
    readMyDisputes(prisma, userId),
    readPictureTray(prisma, userId, null),
  ]);
  return { disputes, tray };
}

/** One of them, and the pictures that wait beside her answer; anybody else's and a missing one are not there. */
export async function loadMyDispute(
  disputeId: string,
): Promise<{ readonly dispute: MyDispute; readonly tray: readonly DisputePictureLine[] }> {
  const session = await requireSession(`/account/ids/dispute/${encodeURIComponent(disputeId)}`);
  const userId = session.user.id as UserId;
  const { prisma } = site().database;
  const dispute = await orNotFound(readMyDispute(prisma, userId, disputeId));
  return { dispute, tray: await readPictureTray(prisma, userId, dispute.id) };
}

import { type MyDispute, readMyDispute, readMyDisputes } from "@hutong/identity";
import { isDomainError, type UserId } from "@hutong/kernel";
import { requireSession, site } from "@hutong/site";
import { notFound } from "next/navigation";

/** The disputes whoever is signed in is a side of. */
export async function loadMyDisputes(): Promise<readonly MyDispute[]> {
  const session = await requireSession("/account/ids/dispute");
  return readMyDisputes(site().database.prisma, session.user.id as UserId);
}

/** One of them; anybody else's and a missing one are not there. */
export async function loadMyDispute(disputeId: string): Promise<MyDispute> {
  const session = await requireSession(`/account/ids/dispute/${encodeURIComponent(disputeId)}`);
  try {
    return await readMyDispute(site().database.prisma, session.user.id as UserId, disputeId);
  } catch (error) {
    if (isDomainError(error) && error.code === "not_found") notFound();
    throw error;
  }
}

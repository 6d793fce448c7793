import { readInvitation, type SeatInvitationView } from "@hutong/identity";
import { isDomainError } from "@hutong/kernel";
import { readSession, site } from "@hutong/site";
import { notFound } from "next/navigation";

export interface LoadedInvitation {
  readonly invitation: SeatInvitationView;
  readonly displayName: string | undefined;
}

/** What an invitation offers, and who is signed in here to take it. */
export async function loadInvitation(invitationId: string): Promise<LoadedInvitation> {
  const [session, invitation] = await Promise.all([
    readSession(),
    readInvitation(site().database.prisma, { invitationId }, new Date()).catch((error: unknown) => {
      if (isDomainError(error)) notFound();
      throw error;
    }),
  ]);
  return { invitation, displayName: session?.user.displayName };
}

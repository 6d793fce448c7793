import type { IdentityCtx } from "../context.ts";
import { tellPeople } from "../linking/tell-people.ts";
import type { LinkingEvent } from "../mail/linking-texts.ts";

/** Tells the parties of a dispute, each in her language, where she can be reached. Within the caller's transaction. */
export async function tellParties(
  ctx: IdentityCtx,
  event: LinkingEvent,
  userIds: readonly (string | null)[],
  id: { readonly realm: string; readonly loginName: string },
): Promise<void> {
  const people = await ctx.db.user.findMany({
    where: { id: { in: userIds.filter((userId) => userId !== null) } },
    select: {
      locale: true,
      contacts: {
        where: { verifiedKey: { not: null } },
        orderBy: { createdAt: "asc" },
        select: { kind: true, value: true },
      },
    },
  });
  const reachable = people.map(({ locale, contacts }) => ({
    locale,
    contacts: contacts.map((contact) => ({ ...contact, verified: true })),
  }));
  await tellPeople(ctx, event, reachable, id);
}

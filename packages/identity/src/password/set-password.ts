import { writeMessage } from "@hutong/db";
import { newId, type UserId } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";
import { localeSchema } from "../locale.ts";
import { passwordChangedText } from "../mail/texts.ts";

/** Puts a new hash in the place of the old one and tells her by mail. Within the caller's transaction. */
export async function setPassword(ctx: IdentityCtx, userId: UserId, secret: string): Promise<void> {
  await ctx.db.credential.upsert({
    where: { userId_kind: { userId, kind: "password" } },
    create: { id: newId(), userId, kind: "password", secret, createdAt: ctx.now, changedAt: ctx.now },
    update: { secret, changedAt: ctx.now },
    select: { id: true },
  });
  const person = await ctx.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      locale: true,
      contacts: {
        where: { kind: "email", verifiedKey: { not: null } },
        take: 1,
        select: { value: true },
      },
    },
  });
  const recipient = person.contacts[0]?.value;
  if (!recipient) return;
  const locale = localeSchema.safeParse(person.locale).data;
  await writeMessage(ctx.db, { id: newId(), channel: "mail", recipient, ...passwordChangedText(locale) });
}
